"""One screen a task. Screens turn keys into calls of the core and its answers into widgets; rules live below them."""
