"""Pages -> sheets as an office printer or a folding machine wants them."""
