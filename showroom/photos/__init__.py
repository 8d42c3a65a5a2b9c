"""Photos as customers would take them, and what they show behind the product."""
