"""All that knows WeasyPrint: the HTML of a section -> its pages as PDF, with where everything stands."""
