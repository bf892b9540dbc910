"""The editor's files in content/ -> model: frozen values with the place of every block and sentence.

Reading cannot fail: what is wrong becomes a finding, and the value is the best guess.
"""
