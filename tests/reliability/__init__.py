"""Thousands of damaged and hostile inputs, and builds that end in the midst: nothing may crash or be lost."""
