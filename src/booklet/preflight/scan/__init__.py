"""An opened PDF -> facts about the file and about each page, as frozen values; the only part that touches pikepdf."""
