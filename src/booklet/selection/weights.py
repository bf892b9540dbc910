"""How much each feature counts, and how much more or less where a text has a trait."""

# Learnt offline, pulled towards zero; bench/fit_sentences.py says how, and prints these rows.
WEIGHTS: dict[str, tuple[float, float, float, float, float, float, float]] = {
    #                        all     titled covering western message event  parts
    'first':              ( 0.12, -0.35, -0.16, -0.26, -0.12,  0.23, -0.08),
    'early':              ( 0.43, -0.41, -0.39,  0.09, -0.52,  0.33, -0.27),
    'opens-paragraph':    ( 0.21,  0.32,  0.04, -0.31, -0.03,  0.07, -0.47),
    'opens-early':        ( 0.15, -0.06, -0.15, -0.11, -0.37,  0.13, -0.14),
    'alone-in-paragraph': ( 0.24, -0.09,  0.08,  0.02,  0.03,  0.10,  0.73),
    'early-paragraph':    ( 1.36, -0.35, -0.34,  0.29, -0.19,  0.35,  0.01),
    'title-overlap':      ( 0.60, -0.04, -0.11,  0.34,  0.00,  0.00,  0.62),
    'outweighs':          ( 0.29, -0.05, -0.21,  0.12,  0.22,  0.03, -0.09),
    'recurring':          ( 0.46, -0.03, -0.12,  0.02, -0.27,  0.10,  0.15),
    'shared-phrases':     ( 0.33, -0.18, -0.10,  0.12,  0.15,  0.06, -0.01),
    'new':                (-0.32,  0.06,  0.02,  0.01, -0.40, -0.06, -0.11),
    'length':             (-0.15,  0.18,  0.14,  0.06, -0.55,  0.00,  0.07),
    'over-long':          (-0.15, -0.11, -0.08,  0.21,  0.06, -0.09, -0.10),
    'clauses':            (-0.17, -0.05, -0.11,  0.00,  0.58, -0.08, -0.81),
    'figures':            ( 0.04, -0.21, -0.09,  0.14, -0.22,  0.03, -0.33),
    'speaks':             (-0.17,  0.03,  0.00,  0.00,  0.36, -0.09, -0.11),
    'exhorts-early':      ( 0.42, -0.04, -0.01,  0.00,  0.68,  0.05,  0.00),
    'reported':           (-0.14,  0.11, -0.01,  0.00, -0.28, -0.03, -0.20),
    'rallies':            ( 0.56, -0.07, -0.08,  0.00,  0.47,  0.04, -0.07),
    'hopes':              ( 0.32, -0.06, -0.03,  0.00,  0.69,  0.08, -0.05),
    'first-person':       (-0.16,  0.03, -0.07, -0.09,  0.13, -0.08, -0.40),
    'states':             (-0.11,  0.24,  0.24, -0.10,  0.05, -0.08,  1.05),
    'narrates':           ( 0.05, -0.14,  0.01, -0.05, -0.22,  0.08, -0.15),
    'dialogue':           (-0.09,  0.05, -0.01, -0.07, -0.02,  0.00, -0.23),
    'points-back':        (-0.07,  0.08, -0.05,  0.00, -0.01, -0.01, -0.54),
}

REDUNDANCY = (0.47, -0.01, 0.02, 0.14, 0.37, 0.0, 0.0)
"""What the greatest cosine with a chosen sentence costs, by the same traits."""

SECTION_REPEATED = 2.0
"""What each sentence chosen from the same part costs, in standard deviations of the scores; set by hand."""
