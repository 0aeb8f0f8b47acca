"""The public sources and their licences, as the data's own table names them."""

from __future__ import annotations

TABLE = (
    ("GoEmotions", "Reddit comments, 27 emotions; Demszky et al. 2020", "CC BY 4.0"),
    ("OffMyChest", "Reddit sentences, disclosure and support; Jaidka et al. 2020", "CC BY 4.0"),
    ("Counsel Chat", "questions to counsellors and their answers; Bertagnolli 2020", "MIT"),
    ("Positive Frames", "tweets and kinder rewritings; Ziems et al. 2022", "CC BY-SA 4.0"),
    ("HopeEDI (English)", "YouTube comments, hope; Chakravarthi 2020", "CC BY 4.0"),
    ("CrisisLexT26", "tweets from crises; Olteanu, Vieweg and Castillo 2015", "MIT"),
    ("Poem Sentiment", "lines of verse; Sheng and Uthus 2020", "CC BY 4.0"),
    ("Davidson", "tweets found by a lexicon of hate; Davidson et al. 2017", "MIT"),
    ("HateXplain", "Twitter and Gab; Mathew et al. 2021", "MIT / CC BY 4.0"),
    ("HatemojiBuild", "invented statements with emoji; Kirk et al. 2022", "CC BY 4.0"),
    ("Stormfront", "sentences of an extremist forum; de Gibert et al. 2018", "CC BY-SA 3.0 ES"),
    ("EDOS", "sexism on Gab and Reddit; Kirk et al. 2023", "CC0 1.0"),
    ("Online misogyny", "Reddit; Guest et al. 2021", "MIT"),
    ("ConvAbuse", "words to two chatbots; Cercas Curry, Abercrombie and Rieser 2021", "CC BY 4.0"),
    ("Toxic Spans / Civil Comments", "comments on news; Pavlopoulos et al. 2021", "CC0 1.0"),
    ("Toxicity in context", "Wikipedia talk pages; Pavlopoulos et al. 2020", "Apache-2.0, text CC BY-SA 3.0"),
    ("MLMA", "tweets in English, French, Arabic; Ousidhoum et al. 2019", "MIT"),
    ("GermEval 2018", "German tweets; Wiegand, Siegel and Ruppenhofer 2018", "CC BY 4.0"),
    ("ToLD-Br", "Brazilian tweets; Leite et al. 2020", "CC BY-SA 4.0"),
)
