"""Chinese line setting: rules, best fit, the bridge to WeasyPrint, and measurements of finished PDFs."""
