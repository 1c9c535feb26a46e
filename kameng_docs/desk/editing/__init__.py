"""案件文件: the file as text, with its faults and the words that fit."""
