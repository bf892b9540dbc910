"""A laid booklet and a shop's wishes -> everything in print/, and its zip.

`tasks` is the kind. `binding` and `spine` decide in numbers, `press_files` makes body and cover, `check`
looks at them before they leave the house, `job_ticket` says to the shop what it got, `package` packs it.
"""
