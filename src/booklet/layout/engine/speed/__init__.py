"""Functions of WeasyPrint -> quicker ones that give the same, to the byte.

Each module says what is saved. `seams.SPEED` knows the text of every function that is touched: in another
release a patch whose functions changed stays out by itself, and nothing is said of it.
"""
