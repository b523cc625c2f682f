"""Screens of the functioneel beheerder and the FG: who works here, and who did what. No tables of its own."""
