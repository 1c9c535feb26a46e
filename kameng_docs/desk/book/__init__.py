"""案件本: many cases at a glance on the desk, from the rooms of the command `cases`."""
