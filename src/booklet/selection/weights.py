"""How much each feature counts, and how much more or less where a text has a trait."""

# Learnt offline, pulled towards zero; bench/fit_sentences.py says how, and prints these rows.
WEIGHTS: dict[str, tuple[float, float, float, float, float, float, float]] = {
    #                        all     titled covering western message event  parts
    'first':              ( 0.34, -0.43, -0.21, -0.06, -0.24,  0.21, -0.08),
    'early':              ( 0.51, -0.35, -0.37, -0.08, -0.47,  0.35, -0.25),
    'opens-paragraph':    ( 0.24,  0.30,  0.03, -0.27, -0.03,  0.06, -0.48),
    'opens-early':        (-0.02, -0.01, -0.14, -0.32, -0.32,  0.12, -0.13),
    'alone-in-paragraph': ( 0.20, -0.06,  0.08, -0.10,  0.06,  0.12,  0.73),
    'early-paragraph':    ( 1.03, -0.25, -0.29, -0.19, -0.01,  0.39,  0.07),
    'title-overlap':      ( 0.52,  0.01, -0.09,  0.25,  0.00,  0.00,  0.63),
    'outweighs':          ( 0.32, -0.05, -0.23,  0.03,  0.20,  0.04, -0.07),
    'recurring':          ( 0.43, -0.01, -0.12, -0.05, -0.25,  0.10,  0.17),
    'shared-phrases':     ( 0.31, -0.17, -0.09,  0.09,  0.17,  0.07,  0.00),
    'new':                (-0.28,  0.04,  0.01,  0.03, -0.42, -0.05, -0.10),
    'length':             (-0.14,  0.17,  0.14,  0.06, -0.56, -0.01,  0.07),
    'over-long':          (-0.17, -0.11, -0.08,  0.18,  0.06, -0.09, -0.10),
    'clauses':            (-0.17, -0.05, -0.11,  0.00,  0.59, -0.08, -0.81),
    'figures':            ( 0.03, -0.20, -0.09,  0.13, -0.22,  0.03, -0.33),
    'speaks':             (-0.16,  0.03,  0.00,  0.00,  0.35, -0.09, -0.11),
    'exhorts-early':      ( 0.44, -0.04, -0.01,  0.00,  0.68,  0.05,  0.00),
    'reported':           (-0.14,  0.11, -0.01,  0.00, -0.28, -0.03, -0.20),
    'rallies':            ( 0.57, -0.07, -0.09,  0.00,  0.47,  0.04, -0.07),
    'hopes':              ( 0.31, -0.06, -0.03,  0.00,  0.69,  0.08, -0.05),
    'first-person':       (-0.13,  0.01, -0.08, -0.03,  0.11, -0.09, -0.40),
    'states':             (-0.10,  0.23,  0.23, -0.08,  0.04, -0.08,  1.04),
    'narrates':           ( 0.05, -0.14,  0.02, -0.06, -0.23,  0.08, -0.15),
    'dialogue':           (-0.03,  0.01, -0.02,  0.00, -0.03,  0.00, -0.23),
    'points-back':        (-0.07,  0.08, -0.04,  0.00,  0.00,  0.00, -0.54),
}

REDUNDANCY = (0.32, -0.01, 0.02, 0.06, 0.38, 0.0, 0.0)
"""What the greatest cosine with a chosen sentence costs, by the same traits."""

SECTION_REPEATED = 2.0
"""What each sentence chosen from the same part costs, in standard deviations of the scores; set by hand."""
