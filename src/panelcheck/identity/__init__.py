"""Who is who, and what each person says about themselves: one precedence, in one place."""
