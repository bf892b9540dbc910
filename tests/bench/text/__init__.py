"""Chinese text invented for measurements: what it is made of, how it is told, and how it is written down."""
