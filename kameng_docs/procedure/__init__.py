"""Procedure: what courts and agencies ask for, with data beside the code, dated and sourced."""
