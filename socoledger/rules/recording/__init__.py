"""Recording without writing Beancount: what each kind asks, and what is booked (SPEC 11)."""
