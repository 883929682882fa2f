"""Time expressions: words, calendar, grammar and the rules that give each expression its value and bounds."""
