"""Words that readers know, by language: English first, then de fr es pt it nl pl cs, then others.

All are written as `spans.words_of` leaves them: no casing, no accents, no punctuation.
"""

from collections.abc import Mapping
from typing import Final

from panelcheck.programme import Kind, Role


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in text.replace("\n", ",").split(",") if phrase.strip())


ROLES: Final[Mapping[Role, tuple[str, ...]]] = {
    Role.MODERATOR: _phrases("""
        moderator, moderators, moderator a, moderation, moderating, moderated, chair, chairs, chairperson, chairman
        chairwoman, session chair, panel chair, session host, panel moderator, panel host, host, hosts, facilitator
        facilitators, facilitation, emcee, mc, master of ceremonies, anchor, compere, interviewer, co moderator, co chair
        co host, session moderator, discussion leader
        moderatorin, moderator in, moderatoren, moderatorinnen, leitung, sitzungsleitung, gesprachsleitung, vorsitz
        moderateur, moderatrice, moderateurs, moderatrices, animateur, animatrice, animation, president de seance
        moderador, moderadora, moderadores, moderadoras, moderacion, conductor, conductora, presentador, presentadora
        moderacao, mediador, mediadora, mediacao, mediadores
        moderatore, moderatori, moderatrici, moderazione
        gespreksleider, gespreksleidster, dagvoorzitter, voorzitter
        moderatorka, moderatorzy, prowadzacy, prowadzaca, prowadzenie, moderuje
        moderatori, moderatorka
        ordstyrer, moderaattori, モデレーター, モデレータ, 司会, 座長, 主持人, 主持, 사회자"""),
    Role.PANELIST: _phrases("""
        panelist, panelists, panellist, panellists, panel member, panel members, panel participant, panel guest, panel speaker
        podiumsgast, podiumsgaste, podiumsteilnehmer, podiumsteilnehmerin, podiumsteilnehmende, podium, panelistin
        panelisten, panelistinnen, panel teilnehmer
        paneliste, panelistes, panelista, panelistas, panellista, panellisti, panelisti, panellid, panelleden
        panelistka, uczestnik panelu, uczestniczka panelu, panelisci, panelistky
        パネリスト, パネラー, 与谈人, 與談人, 패널"""),
    Role.KEYNOTE: _phrases("""
        keynote, keynotes, keynote speaker, keynote speakers, keynoter, keynoters, plenary speaker, plenary speakers
        hauptredner, hauptrednerin, festredner, festrednerin, keynote sprecher, keynote sprecherin, conferencier principal
        ponente principal, conferencia magistral, palestrante principal, relatore principale, hoofdspreker
        keynote spreker, glowny prelegent, hlavni recnik, 基調講演者"""),
    Role.DISCUSSANT: _phrases("""
        discussant, discussants, respondent, respondents, commentator, commentators
        diskutant, diskutantin, diskutanten, diskutantinnen, diskutierende, kommentator, kommentatorin
        discutant, discutante, discutants, discutantes, comentarista, comentaristas, debatedor, debatedora, debatedores
        discussore, dyskutant, dyskutantka, diskutujici, 討論者"""),
    Role.ORGANISER: _phrases("""
        organiser, organisers, organizer, organizers, co organizer, co organiser, convenor, convener, conveners, convenors
        organising committee, organizing committee, programme chair, program chair, general chair, organisation committee
        organisator, organisatorin, organisatoren, organisatorinnen, veranstalter, veranstalterin
        organisateur, organisatrice, organisateurs, organisatrices, organizador, organizadora, organizadores, organizadoras
        organizzatore, organizzatrice, organizzatori, organizatorzy, organizatorka, organizator, organizatori"""),
    Role.SPEAKER: _phrases("""
        speaker, speakers, presenter, presenters, lecturer, lecturers, talk, author, authors, co author, coauthor, presenting
        instructor, instructors, trainer, tutor, co speaker, cospeaker, co presenter, invited speaker, guest speaker, guest
        lead speaker, leader, session leader
        referent, referentin, referenten, referentinnen, referierende, referierender, sprecher, sprecherin, sprecherinnen
        vortragende, vortragender, redner, rednerin, rednerinnen
        intervenant, intervenante, intervenants, intervenantes, intervenant e s, orateur, oratrice, orateurs, conferencier
        conferenciere, conferenciers
        ponente, ponentes, orador, oradora, oradores, conferencista, conferencistas, tallerista, talleristas
        palestrante, palestrantes, relatore, relatrice, relatori, spreker, sprekers, spreekster
        prelegent, prelegentka, prelegenci, mowca, prednasejici, recnik, recnici, recnice
        deltagere, foredragsholder, talare, 登壇者, 講演者, 発表者, 讲者, 講者, 연사, 발표자"""),
}

# Phrases that put a role in front of a name without a colon, and those that need one.
LED_BY: Final = _phrases("""
    moderated by, chaired by, facilitated by
    moderiert von, moderation durch, geleitet von
    anime par, animee par, modere par, moderee par
    moderado por, moderada por, moderado pela, moderado pelo, mediado por, mediada por
    moderato da, moderata da, gemodereerd door, onder leiding van
    moderowany przez, moderowana przez, prowadzony przez, moderovany""")
WITH: Final = _phrases("with, mit, avec, con, com, met, featuring, participants, participant es")

KINDS: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.LIGHTNING: _phrases("""
        lightning talk, lightning talks, lightning, lightning round, lightning session, ignite, ignite talk, flash talk
        flash talks, pecha kucha, blitzvortrag, blitzvortrage, charla relampago, charlas relampago, lightningtalk
        talk relampago, lightning talky, 5 minute talk"""),
    Kind.ROUNDTABLE: _phrases("""
        roundtable, roundtables, round table, round tables, roundtable discussion, round table discussion
        runder tisch, rundtischgesprach, table ronde, tables rondes, mesa redonda, mesas redondas, tavola rotonda
        rondetafel, rondetafelgesprek, okragly stol, kulaty stul, rundbord, 座談会, 円卓会議, 圆桌"""),
    Kind.FIRESIDE: _phrases("""
        fireside, fireside chat, fireside chats, fireside talk, fireside conversation, ama, ask me anything, interview
        conversation, in conversation, kamingesprach, kamingesprache, gesprach, entretien, entrevista, conversatorio, conversa
        intervista, rozmowa, rozhovor, interviu"""),
    Kind.PANEL: _phrases("""
        panel, panels, panel discussion, panel discussions, paneldiscussion, panel session, panel sessions, panel talk, debate
        debates, forum panel
        podium, podiumsdiskussion, podiumsdiskussionen, podiumsgesprach, paneldiskussion, streitgesprach
        panel de discussion, debat, panel de expertos, panel de discusion, panel debate, painel, paineis, dibattito
        tavola di discussione, paneldiscussie, paneldebat, paneldebatt, panelgesprek, debata, panel dyskusyjny, dyskusja panelowa
        panelova diskuse, panelova diskusia, debata panelowa, パネルディスカッション, パネル, 专题讨论, 패널 토론"""),
    Kind.KEYNOTE: _phrases("""
        keynote, keynotes, keynote talk, keynote session, keynote address, keynote speech, keynote lecture, opening keynote
        closing keynote, plenary keynote, plenary, plenary talk, plenary session, plenary lecture, hauptvortrag, festvortrag
        conference pleniere, pleniere, conferencia magistral, ponencia magistral, keynote vortrag, 基調講演, 主题演讲"""),
    Kind.WORKSHOP: _phrases("""
        workshop, workshops, tutorial, tutorials, hands on, handson, hands on session, hands on class, training, trainings, class
        masterclass, master class, lab, sprint, sprints, bootcamp, practical, course
        schulung, werkstatt, kurs, atelier, ateliers, formation, taller, talleres, oficina, oficinas, curso, minicurso
        laboratorio, corso, werkgroep, cursus, warsztat, warsztaty, szkolenie, dilna, dilny, 工作坊, ワークショップ"""),
    Kind.TALK: _phrases("""
        talk, talks, presentation, presentations, lecture, lectures, session, sessions, conference session, conference
        general session, breakout session, breakout, paper, papers, paper session, paper presentation, speech, seminar, seminars
        webinar, long talk, short talk, standard talk, case study, invited talk, contributed talk, oral, oral presentation
        vortrag, vortrage, kurzvortrag, referat, exposes, expose, presentation orale, charla, charlas, ponencia, ponencias
        conferencia, conferencias, palestra, palestras, apresentacao, apresentacoes, presentazione, intervento, relazione
        lezione, lezing, lezingen, presentatie, prelekcja, prelekcje, wyklad, wyklady, prezentacja, prezentacje, prednaska
        prednasky, prezentace, foredrag, 講演, 発表, 演讲"""),
    Kind.OTHER: _phrases("""
        other, others, break, breaks, meal, social, social event, special event, outside event, side event, side events, event
        reception, party, demo, demos, poster, posters, poster session, summit, informational, registration, networking, meetup
        bof, birds of a feather, unconference, open space, exhibition, expo, performance, concert, film, ceremony, opening
        closing, welcome, game, gaming, tour, excursion, meeting, signing, service, lunch, dinner, pitch, pitches
        sonstiges, pause, autre, otro, outro, outros, altro, anders, overig, inne, jine, プログラム"""),
}

BREAKS: Final = frozenset(
    _phrases("""
    break, breaks, lunch, brunch, breakfast, dinner, supper, coffee, tea, snack, snacks, refreshments, registration, checkin
    networking, reception, intermission, recess, doors, badge, lunchtime, teatime, drinks, happyhour, transition, meal
    pause, pausen, mittagspause, mittagessen, kaffeepause, kaffee, fruhstuck, abendessen, anmeldung, registrierung, mittag
    empfang, einlass, imbiss, kuchen, umtrunk, ankunft
    dejeuner, petitdejeuner, diner, cafe, enregistrement, accueil, cocktail, pausecafe
    almuerzo, comida, desayuno, cena, descanso, receso, pausacafe, registro, acreditacion, acreditaciones, inscripcion
    almoco, intervalo, jantar, lanche, credenciamento
    pranzo, colazione, pausa, caffe, registrazione, accredito, aperitivo, merenda
    pauze, lunchpauze, koffiepauze, koffie, ontbijt, diner, registratie, borrel, inloop
    przerwa, obiad, kawa, sniadanie, kolacja, rejestracja, kawowa, obiadowa, lancz
    prestavka, obed, snidane, vecere, registrace, kava, kavova, obedova
    休憩, 昼食, ランチ, 受付, 午餐, 茶歇, 签到, 休息, 休憩時間, 昼休み""")
)
BREAK_FILLERS: Final = frozenset(
    _phrases("""
    a, and, the, or, for, of, to, early, late, morning, afternoon, evening, midday, noon, open, opens, opening, close, closes
    closed, short, long, quick, day, conference, time, hour, session, sessions, your, own, on, information, desk, desks, in, out
    check, continental, social, light, continued, welcome, monday, tuesday, wednesday, thursday, friday, saturday, sunday, area
    room, buffet, box, bag, working, group, health, bio, comfort, virtual, free, llama, speakers, speaker, gather, collection
    pickup, pick, up, end, buffer, exhibit, exhibits, hall, begins, starts, event, second, first, served, sponsor, sponsors
    und, der, die, das, im, mit, zum, zur, kurze, grosse, kleine, gemeinsames, offnung
    et, de, la, le, du, des, dejeuner, petit, y, el, para, e, do, da, o, os, per, di, il, participantes, participants
    en, na, i, z, a, se, oraz, uczestnikow, ucastniku, czas, manha, tarde, manana, matin, soir""")
)
BREAK_ENDS: Final = frozenset(_phrases("sponsored, provided, courtesy, hosted, gesponsert, offert, at"))

OPEN_SEATS: Final = frozenset(
    _phrases("""
    tba, tbd, tbc, tbn, to be announced, to be confirmed, to be determined, to be decided, to be named, to be defined
    to follow, coming soon, announced soon, will be announced, will be announced soon, soon to be announced, not yet confirmed
    vacant, vacancy, open seat, open slot, placeholder, unknown, unassigned, n n, nn, pending, reserved, open
    speaker to be announced, speaker to be confirmed, speaker coming soon, speaker tba, speaker tbd, speaker tbc, new speaker
    moderator tba, moderator tbd, moderator tbc, panelist tba, panelist tbd, panelist tbc, panelists tba, panelists tbd
    speakers tba, speakers tbd, speakers tbc, name tba, speakers to be announced, panelists to be announced, mystery guest
    surprise guest, special guest, mystery speaker, surprise speaker
    wird noch bekannt gegeben, wird bekannt gegeben, wird noch bekanntgegeben, wird bekanntgegeben, noch offen, folgt
    nomen nominandum, nomen nescio, wird angekundigt, in anfrage, angefragt
    a confirmer, a annoncer, a venir, a definir, a determiner, en attente de confirmation
    por confirmar, por anunciar, por definir, por determinar, a confirmar, a definir, a anunciar, em breve, proximamente
    da confermare, da definire, da annunciare, in attesa di conferma
    nog niet bekend, nog te bevestigen, wordt bekendgemaakt, nog onbekend, volgt
    do potwierdzenia, do ustalenia, wkrotce, zostanie ogloszony
    bude upresneno, bude doplneno, bude oznamen, nahradni speaker, v jednani
    未定, 調整中, 待定, 미정""")
)
OPEN_SEAT_STARTS: Final = _phrases(
    "reserved for, tba, tbd, tbc, to be announced, to be confirmed, to be determined"
)

BLANKS: Final = frozenset(
    ("", "-", "--", "---", "–", "—", ".", "/", "NA", "N/A", "n/a", "none", "None", "nil", "null", "NULL")
)

AND_OTHERS: Final = _phrases("""
    et al, and others, and more, others, more, and guests, and many more, among others, and friends, and other speakers
    u a, u v m, und andere, und weitere, uva, uvm, et autres, y otros, y mas, e outros, e altri, e a, en anderen, i inni
    a dalsi, etc""")

# Nouns that end the name of a group, whatever stands before them.
GROUPS: Final = frozenset(
    _phrases("""
    team, teams, committee, committees, organizers, organisers, organiser, organizer, staff, crew, volunteers, participants
    attendees, members, speakers, presenters, panelists, everyone, everybody, all, audience, community, communities, chairs
    students, trainees, students, delegates, sponsors, authors, fellows, contributors, collective, orchestra, choir, ensemble
    association, foundation, university, institute, institution, inc, ltd, llc, gmbh, corp, corporation, plc, gbr, ev, ag
    group, council, consortium, federation, coalition, network, society, department, ministry, academy, agency, company
    partners, board, you, folks, friends, winners, finalists, sponsor, hosts, editors, maintainers, leads, leaders, experts
    abstracts, exhibitors, meetup, club, union, alliance, initiative, project, working group, guests, various
    organisatoren, organisationsteam, orgateam, orga, alle, teilnehmer, teilnehmende, verein, stiftung, verband, mitglieder
    vorstand, freiwillige, gruppe, redaktion, fachschaft
    equipe, comite, organisateurs, tous, benevoles, fondation, societe, collectif, participants, intervenants
    equipo, organizadores, todos, todas, voluntarios, fundacion, asociacion, colectivo, ponentes, comunidad
    organizacao, fundacao, associacao, coletivo, comunidade, comissao, palestrantes
    comitato, organizzatori, tutti, volontari, fondazione, associazione, collettivo, relatori
    iedereen, organisatie, vrijwilligers, stichting, vereniging, sprekers
    zespol, komitet, organizatorzy, wszyscy, wolontariusze, fundacja, stowarzyszenie, uczestnicy, prelegenci
    tym, vybor, organizatori, vsichni, dobrovolnici, nadace, spolek, ucastnici
    実行委員会, スタッフ, 全員, 委員会, 团队, 組織委員""")
)
GROUP_STARTS: Final = frozenset(
    _phrases("""
    all, various, several, multiple, many, everyone, everybody, contributed, our, alle, verschiedene, diverse, tous, toutes, todos
    varios, varias, vari, tutti, diversi, wszyscy, rozni, ruzni, different""")
)

# Words inside the name of an institution: what stands after a comma is then no second person.
INSTITUTIONS: Final = frozenset(
    _phrases("""
    college, school, center, centre, lab, labs, laboratory, laboratories, hospital, clinic, library, museum, bank, media, news
    times, post, tribune, herald, journal, gazette, chronicle, dispatch, magazine, radio, television, tv, press, publishing
    research, technologies, technology, tech, software, systems, solutions, services, consulting, consultants, analytics, data
    digital, global, international, national, federal, state, city, county, office, bureau, government, parliament, commission
    capital, ventures, holdings, studio, studios, games, records, health, energy, science, sciences, engineering, security
    today, daily, weekly, online, co, the, of, at, for, from, with, google, microsoft, amazon, meta, facebook, apple
    ibm, oracle, intel, nvidia, github, gitlab, mozilla, netflix, spotify, uber, twitter, linkedin, adobe, salesforce, cisco
    propublica, reuters, bloomberg, independent, freelance, freelancer, self, retired, usa, uk, eu
    institut, institute, klinik, klinikum, zentrum, amt, bundesamt, landesamt, ministerium, haus, werke, kg, stadt, freie
    ecole, faculte, centre, laboratoire, cnrs, ministere, mairie, groupe, agence, hopital, banque
    universidad, universidade, facultad, faculdade, escuela, escola, centro, ministerio, gobierno, grupo, agencia, banco
    facolta, scuola, politecnico, ministero, gruppo, agenzia, banca, universita
    universiteit, hogeschool, ministerie, gemeente, bedrijf, uniwersytet, politechnika, szkola, ministerstwo
    univerzita, fakulta, ustav, skola, vysoka
    acme, corp, mit, eth, cern""")
)
INSTITUTION_PARTS: Final = (
    "universit", "hochschul", "wissenschaft", "dienst", "institut", "ministeri", "akademi", "academi", "politecn", "polytech", "politechn", "uniwersyt",
    "univerzit", "stiftung", "zentrum", "foundation", "association", "gesellschaft", "大学", "大學", "会社", "研究", "学会", "公司", "学院",
)  # fmt: skip
ACRONYMS: Final = frozenset(("TU", "FU", "HU", "RWTH", "LMU", "ETH", "UC", "UCLA", "KIT", "WZB", "UN", "EU", "US", "USA", "UK", "BBC", "CNN"))
JOBS: Final = frozenset(
    _phrases("""
    journalist, editor, reporter, professor, director, manager, engineer, founder, cofounder, ceo, cto, cfo, coo, cio, president
    developer, consultant, researcher, student, writer, producer, analyst, scientist, architect, designer, officer, lead
    head, vice, vp, chief, senior, junior, associate, assistant, principal, partner, owner, lecturer, fellow, advisor, adviser
    coordinator, specialist, strategist, evangelist, advocate, executive, secretary, minister, mayor, attorney, lawyer, judge
    artist, activist, entrepreneur, investor, economist, historian, photographer, librarian, teacher, programmer, hacker, doctor
    leiter, leiterin, geschaftsfuhrer, geschaftsfuhrerin, professorin, redakteur, redakteurin, vorstand, beauftragte
    directeur, directrice, fondateur, fondatrice, responsable, journaliste, editorialiste, chef, ingenieur, charge, chargee
    directora, fundador, fundadora, profesor, profesora, periodista, diretor, diretora, professora, fundadora
    direttore, direttrice, fondatore, fondatrice, giornalista, professore, professoressa, hoogleraar, directeur, oprichter
    dyrektor, profesor, zalozyciel, dziennikarz, dziennikarka, reditel, reditelka, zakladatel, novinar""")
)

PARTICLES: Final = frozenset(
    _phrases("""
    de, del, della, dell, dello, di, da, das, do, dos, du, des, la, le, las, los, el, al, van, von, der, den, ten, ter, te, vom
    zu, zum, zur, af, av, bin, bint, ibn, ben, abu, e, y, i, in, op, t, st, d, und, o, mac, mc, ap, ul, ur, bat""")
)
SUFFIXES: Final = frozenset(
    _phrases("""
    jr, sr, ii, iii, iv, esq, esquire, ph d, phd, md, m d, mba, msc, m sc, bsc, b sc, ba, ma, m a, b a, dphil, d phil, rn, cpa, cfa, jd
    j d, llm, ll m, lcsw, edd, ed d, psyd, mph, frs, obe, cbe, mbe, pe, p e, cissp, pmp, dr, prof, dds, dvm, emeritus, ret
    mp, mep, mdb, mdl, msw, ms, m s, pharmd, scd, frcp, do, cipp, aicp, bcs, rdn""")
)
HONORIFICS: Final = frozenset(
    _phrases("""
    dr, prof, professor, professorin, mr, mrs, ms, mx, miss, sir, dame, rev, fr, hon, ing, dipl, mag, herr, frau, m, mme, mlle
    sr, sra, srta, dra, profa, dott, dottssa, ir, drs, doc, mgr, bc, phdr, rndr, judr, mudr, hab, inz, pd, priv, pan, pani, lord
    lady, captain, col, gen, senator, minister, ambassador, president, judge, dean, pastor, father, sister, brother""")
)
REMARKS: Final = frozenset(
    _phrases("""
    remote, online, virtual, virtually, in person, via zoom, zoom, by video, video, live, confirmed, invited speaker, zugeschaltet, digital
    en ligne, a distance, presencial, en linea, da remoto, zdalnie, vor ort""")
)
TENTATIVE: Final = frozenset(
    _phrases("""
    tbc, tentative, to be confirmed, unconfirmed, invited, provisional, pending, angefragt, eingeladen, a confirmer, por confirmar
    a confirmar, invitado, invitada, convidado, convidada, da confermare, uitgenodigd, zaproszony, zaproszona, v jednani""")
)
CANCELLED: Final = frozenset(
    _phrases("""
    cancelled, canceled, declined, withdrawn, unable to attend, not attending, abgesagt, entfallt, verhindert, annule
    annulee, cancelado, cancelada, annullato, annullata, geannuleerd, odwolane, odwolany, zruseno""")
)
# Words of institutions that are surnames as well.
SURNAMES_TOO: Final = frozenset(
    _phrases(
        "post, bank, press, journal, day, daily, school, state, city, county, games, co, centre, center, hospital, office, of, ag, hacker, judge, mayor, head, fellow, chief, teacher, doctor, partner, chef, all, club, board, union, lead"
    )
)
