"""How women, men and non-binary people write their gender, in nine languages.

Spellings are compared without accents, case, spaces and hyphens. ``nonbinary`` is the category of people
outside woman and man; it also holds agender, genderfluid and genderqueer people until a config says
otherwise. Words that could be said of anyone (trans, cis, other, queer) are in no category.
"""

CATEGORIES = {
    "woman": """
        woman, women, female, f, w, girl, female identifying, identifies as female, woman identifying,
        identifies as a woman, Frau, weiblich, femme, féminin, mujer, femenino, femenina, mulher, feminino,
        feminina, donna, femmina, femminile, vrouw, vrouwelijk, kobieta, żeńska, żeński, žena, ženské, ženský
    """,
    "man": """
        man, men, male, m, h, boy, male identifying, identifies as male, man identifying, identifies as a man,
        Mann, männlich, homme, masculin, hombre, masculino, varón, homem, uomo, maschio, maschile, mannelijk,
        mężczyzna, męska, męski, muž, mužské, mužský
    """,
    "nonbinary": """
        non-binary, nb, enby, genderqueer, genderfluid, agender, non-binary person, divers, diverse, d,
        nichtbinär, non binaire, no binario, no binaria, no binarie, não binário, não binária, não binárie,
        non binario, non binaria, non-binair, niet-binair, niebinarna, niebinarny, osoba niebinarna,
        nebinární, nichtbinäre Person, personne non binaire, persona no binaria, persona non binaria,
        pessoa não binária
    """,
}

DECLINED = """
    prefer not to say, prefer not to answer, prefer not to disclose, prefer not to respond,
    prefer not to share, prefer not to state, prefer not to specify, I prefer not to say, I'd rather not say,
    rather not say, would rather not say, decline, declined, decline to answer, decline to state,
    decline to say, do not wish to say, don't want to say, undisclosed, not disclosed, no comment,
    keine Angabe, k. A., möchte ich nicht sagen, möchte ich nicht angeben, möchte nicht antworten,
    préfère ne pas dire, préfère ne pas répondre, je préfère ne pas dire, je préfère ne pas le dire,
    je préfère ne pas répondre, ne souhaite pas répondre, je ne souhaite pas répondre, ne se prononce pas,
    prefiero no decir, prefiero no decirlo, prefiero no responder, prefiero no contestar,
    prefiro não dizer, prefiro não responder, prefiro não informar,
    preferisco non dirlo, preferisco non dire, preferisco non rispondere, preferisco non specificare,
    zeg ik liever niet, wil ik liever niet zeggen, liever niet zeggen, wil ik niet zeggen,
    wolę nie mówić, wolę nie podawać, wolę nie odpowiadać, nie chcę podawać, odmawiam odpowiedzi,
    nechci uvést, nechci uvádět, nechci odpovídat, raději neuvedu, nepřeji si uvést
"""

WATCHED = ("woman", "nonbinary")
"""The categories that rules look at where they name none, unless a config says otherwise."""
