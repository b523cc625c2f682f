"""Screens of logging in, around those of allauth. No tables of its own."""
