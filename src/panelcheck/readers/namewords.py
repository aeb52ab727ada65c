"""Words that stand in cells of names without being names, by language.

English comes first, then de fr es pt it nl pl cs. All are written as
`spans.words_of` leaves them: no casing, no accents, no punctuation.
"""

from typing import Final


def phrases(text: str) -> tuple[str, ...]:
    """Return the phrases that commas and line ends part: how these word lists are written."""
    return tuple(phrase.strip() for phrase in text.replace("\n", ",").split(",") if phrase.strip())


OPEN_SEATS: Final = frozenset(
    phrases("""
    tba, tbd, tbc, tbn, to be announced, to be confirmed, to be determined, to be decided,
    to be named, to be defined
    to follow, coming soon, announced soon, will be announced, will be announced soon,
    soon to be announced, not yet confirmed
    vacant, vacancy, open seat, open slot, placeholder, unknown, unassigned, n n, nn, pending
    reserved, open, todo
    speaker to be announced, speaker to be confirmed, speaker coming soon, speaker tba, speaker tbd
    speaker tbc, new speaker
    moderator tba, moderator tbd, moderator tbc, panelist tba, panelist tbd, panelist tbc,
    panelists tba, panelists tbd
    speakers tba, speakers tbd, speakers tbc, name tba, speakers to be announced,
    panelists to be announced, mystery guest
    surprise guest, special guest, mystery speaker, surprise speaker
    wird noch bekannt gegeben, wird bekannt gegeben, wird noch bekanntgegeben, wird bekanntgegeben
    noch offen, folgt
    nomen nominandum, nomen nescio, wird angekundigt, in anfrage, angefragt
    a confirmer, a annoncer, a venir, a definir, a determiner, en attente de confirmation
    por confirmar, por anunciar, por definir, por determinar, a confirmar, a definir, a anunciar,
    em breve, proximamente
    da confermare, da definire, da annunciare, in attesa di conferma
    nog niet bekend, nog te bevestigen, wordt bekendgemaakt, nog onbekend, volgt
    do potwierdzenia, do ustalenia, wkrotce, zostanie ogloszony
    bude upresneno, bude doplneno, bude oznamen, nahradni speaker, v jednani
    未定, 調整中, 待定, 미정
""")
)
OPEN_SEAT_STARTS: Final = phrases(
    "reserved for, tba, tbd, tbc, to be announced, to be confirmed, to be determined"
)

BLANKS: Final = frozenset(
    ("", "-", "--", "---", "–", "—", ".", "/", "NA", "N/A", "n/a", "none", "None", "nil", "null", "NULL")
)

AND_OTHERS: Final = phrases("""
    et al, and others, and more, others, more, and guests, and many more, among others, and friends
    and other speakers
    u a, u v m, und andere, und weitere, uva, uvm, et autres, y otros, y mas, e outros, e altri,
    e a, en anderen, i inni
    a dalsi, etc
""")

# Nouns that end the name of a group, whatever stands before them.
GROUPS: Final = frozenset(
    phrases("""
    team, teams, committee, committees, organizers, organisers, organiser, organizer, staff, crew
    volunteers, participants
    attendees, members, speakers, presenters, panelists, everyone, everybody, all, audience
    community, communities, chairs
    students, trainees, students, delegates, sponsors, authors, fellows, contributors, collective
    orchestra, choir, ensemble
    association, foundation, university, institute, institution, inc, ltd, llc, gmbh, corp
    corporation, plc, gbr, ev, ag
    group, council, consortium, federation, coalition, network, society, department, ministry
    academy, agency, company
    partners, board, folks, friends, winners, finalists, sponsor, hosts, editors, maintainers
    leads, leaders, experts
    abstracts, exhibitors, meetup, club, union, alliance, initiative, project, working group
    guests, various, session, sessions, ceremony, event, events, ab, oy, srl, sarl
    organisatoren, organisationsteam, orgateam, orga, alle, teilnehmer, teilnehmende, verein
    stiftung, verband, mitglieder
    vorstand, freiwillige, gruppe, redaktion, fachschaft
    equipe, comite, organisateurs, tous, benevoles, fondation, societe, collectif, participants
    intervenants
    equipo, organizadores, todos, todas, voluntarios, fundacion, asociacion, colectivo, ponentes
    comunidad
    organizacao, fundacao, associacao, coletivo, comunidade, comissao, palestrantes
    comitato, organizzatori, tutti, volontari, fondazione, associazione, collettivo, relatori
    iedereen, organisatie, vrijwilligers, stichting, vereniging, sprekers
    zespol, komitet, organizatorzy, wszyscy, wolontariusze, fundacja, stowarzyszenie, uczestnicy
    prelegenci
    tym, vybor, organizatori, vsichni, dobrovolnici, nadace, spolek, ucastnici
    実行委員会, スタッフ, 全員, 委員会, 团队, 組織委員
""")
)
GROUP_STARTS: Final = frozenset(
    phrases("""
    all, various, several, multiple, many, everyone, everybody, contributed, our, alle
    verschiedene, diverse, tous, toutes, todos
    varios, varias, vari, tutti, diversi, wszyscy, rozni, ruzni, different
""")
)

# Words inside the name of an institution: what stands after a comma is then no second person.
INSTITUTIONS: Final = frozenset(
    phrases("""
    college, school, center, centre, lab, labs, laboratory, laboratories, hospital, clinic, library
    museum, bank, media, news
    times, post, tribune, herald, journal, gazette, chronicle, dispatch, magazine, radio
    television, tv, press, publishing
    research, technologies, technology, tech, software, systems, solutions, services, consulting
    consultants, analytics, data
    digital, global, international, national, federal, state, city, county, office, bureau
    government, parliament, commission
    capital, ventures, holdings, studio, studios, games, records, health, energy, science, sciences
    engineering, security
    today, daily, weekly, online, co, google, microsoft, amazon, meta, facebook, apple
    ibm, oracle, intel, nvidia, github, gitlab, mozilla, netflix, spotify, uber, twitter, linkedin
    adobe, salesforce, cisco
    propublica, reuters, bloomberg, independent, freelance, freelancer, self, retired, usa, uk, eu
    institut, institute, klinik, klinikum, zentrum, amt, bundesamt, landesamt, ministerium, haus
    werke, kg, stadt, freie
    ecole, faculte, centre, laboratoire, cnrs, ministere, mairie, groupe, agence, hopital, banque
    universidad, universidade, facultad, faculdade, escuela, escola, centro, ministerio, gobierno
    grupo, agencia, banco
    facolta, scuola, politecnico, ministero, gruppo, agenzia, banca, universita
    universiteit, hogeschool, ministerie, gemeente, bedrijf, uniwersytet, politechnika, szkola
    ministerstwo
    univerzita, fakulta, ustav, skola, vysoka
    studies, affairs, policy, politics, economics, arts, relations, management, education
    development, innovation, culture
    humanities, resources, sociology, physics, mathematics, informatics, statistics, medicine
    neuroscience, biology, computing
    corp, mit, eth, cern, platform, governance, forum, observer, observatory, marketing, voyages, systemes
""")
)
INSTITUTION_PARTS: Final = phrases("""
    universit, hochschul, wissenschaft, dienst, institut, ministeri, akademi, academi, politecn, polytech
    politechn, uniwersyt, univerzit, stiftung, zentrum, foundation, association, gesellschaft
    大学, 大學, 会社, 研究, 学会, 公司, 学院, 法人, 協会, 財団, 대학, 연구
""")
INSTITUTION_LINKS: Final = frozenset(("of", "for", "at", "from", "with", "the", "für", "pour", "para", "per"))
ACRONYMS: Final = frozenset(
    (
        "TU",
        "FU",
        "HU",
        "RWTH",
        "LMU",
        "ETH",
        "UC",
        "UCLA",
        "KIT",
        "WZB",
        "UN",
        "EU",
        "US",
        "USA",
        "UK",
        "BBC",
        "CNN",
    )
)
JOBS: Final = frozenset(
    phrases("""
    journalist, editor, reporter, professor, director, manager, engineer, founder, cofounder, ceo
    cto, cfo, coo, cio, president
    developer, consultant, researcher, student, writer, producer, analyst, scientist, architect
    designer, officer, lead
    head, vice, vp, chief, senior, junior, associate, assistant, principal, partner, owner
    lecturer, fellow, advisor, adviser
    coordinator, specialist, strategist, evangelist, advocate, executive, secretary, minister
    mayor, attorney, lawyer, judge
    artist, activist, entrepreneur, investor, economist, historian, photographer, librarian
    teacher, programmer, hacker, doctor
    leiter, leiterin, geschaftsfuhrer, geschaftsfuhrerin, professorin, redakteur, redakteurin
    vorstand, beauftragte
    directeur, directrice, fondateur, fondatrice, responsable, journaliste, editorialiste, chef
    ingenieur, charge, chargee
    directora, fundador, fundadora, profesor, profesora, periodista, diretor, diretora, professora
    fundadora
    direttore, direttrice, fondatore, fondatrice, giornalista, professore, professoressa
    hoogleraar, directeur, oprichter
    dyrektor, profesor, zalozyciel, dziennikarz, dziennikarka, reditel, reditelka, zakladatel
    novinar
""")
)

PARTICLES: Final = frozenset(
    phrases("""
    de, del, della, dell, dello, di, da, das, do, dos, du, des, la, le, las, los, el, al, van, von
    der, den, ten, ter, te, vom
    zu, zum, zur, af, av, bin, bint, ibn, ben, abu, e, y, i, in, op, t, st, d, und, o, mac, mc, ap
    ul, ur, bat
""")
)
SUFFIXES: Final = frozenset(
    phrases("""
    jr, sr, ii, iii, iv, esq, esquire, ph d, phd, md, m d, mba, msc, m sc, bsc, b sc, ba, ma, m a,
    b a, dphil, d phil, rn, cpa, cfa, jd
    j d, llm, ll m, lcsw, edd, ed d, psyd, mph, frs, obe, cbe, mbe, pe, p e, cissp, pmp, dr, prof
    dds, dvm, emeritus, ret
    mp, mep, mdb, mdl, msw, ms, m s, pharmd, scd, frcp, do, cipp, aicp, bcs, rdn
""")
)
HONORIFICS: Final = frozenset(
    phrases("""
    dr, prof, professor, professorin, mr, mrs, ms, mx, miss, sir, dame, rev, fr, hon, ing, dipl
    mag, herr, frau, m, mme, mlle
    sr, sra, srta, dra, profa, dott, dottssa, ir, drs, doc, mgr, bc, phdr, rndr, judr, mudr, hab
    inz, pd, priv, pan, pani, lord
    lady, captain, col, gen, senator, minister, ambassador, president, judge, dean, pastor, father
    sister, brother
""")
)
REMARKS: Final = frozenset(
    phrases("""
    remote, online, virtual, virtually, in person, via zoom, zoom, by video, video, live, confirmed
    invited speaker, zugeschaltet, digital
    en ligne, a distance, presencial, en linea, da remoto, zdalnie, vor ort
""")
)
TENTATIVE: Final = frozenset(
    phrases("""
    tbc, tentative, to be confirmed, unconfirmed, invited, provisional, pending, angefragt
    eingeladen, a confirmer, por confirmar
    a confirmar, invitado, invitada, convidado, convidada, da confermare, uitgenodigd, zaproszony
    zaproszona, v jednani
""")
)
CANCELLED: Final = frozenset(
    phrases("""
    cancelled, canceled, declined, withdrawn, unable to attend, not attending, abgesagt, entfallt
    verhindert, annule
    annulee, cancelado, cancelada, annullato, annullata, geannuleerd, odwolane, odwolany, zruseno
""")
)
# What ends a group's name in scripts that part no words.
GROUP_ENDINGS: Final = phrases("チーム, 委員会, スタッフ, コミュニティ, サークル, 团队, 社区, 팀, 모임")
# Words that mark two or three words in lower case as a remark, not as a name.
IN_LOWER_CASE: Final = frozenset(
    phrases("""
    open, source, free, web, dev, devs, core, self, machine, public, social, deep, front, back, end
    full, stack, time, former, formerly, currently, also, not, no, and, or, of, at, in, on, for, from
    with, by, the, a, an, human, rights, new, old, big, guest, host, remote, live, only, first, local
    user, all, any, our, my, us, you, your, both, one, two, three, speech, talk, session, panel, art
    math, maths, world, team, tba, tbc, tbd, climate, change, peace, space, life, role, free
""")
)
# Words of institutions that are surnames as well.
SURNAMES_TOO: Final = frozenset(
    phrases("""
    post, bank, press,
    journal, day, daily, school, state, city, county, games, co, centre, center, hospital, office, ag
    hacker, judge, mayor, head, fellow, chief, teacher, doctor, partner, chef
    all, club, board, union, lead
""")
)
