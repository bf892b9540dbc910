"""A PDF -> facts about the file and about each page, as frozen values; all that touches pikepdf."""
