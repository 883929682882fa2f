"""How acts of saying become statements: which count, who speaks and for whom, where, and which tellings are one."""
