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
    moderator, moderators, moderator a, moderation, moderating, moderated, moderates, mod, chair, chairs
    chairperson, chairman, presider, presiding
    chairwoman, session chair, panel chair, session host, panel moderator, panel host, host, hosts
    facilitator, administered
    facilitators, facilitation, emcee, mc, master of ceremonies, anchor, compere, interviewer,
    co moderator, co chair, co host, session moderator, discussion leader
    moderatorin, moderator in, moderatoren, moderatorinnen, leitung, sitzungsleitung
    gesprachsleitung, diskussionsleitung, diskussionsleiter, diskussionsleiterin, vorsitz
    moderateur, moderatrice, moderateurs, moderatrices, animateur, animatrice, animation,
    president de seance
    moderador, moderadora, moderadores, moderadoras, moderacion, conductor, conductora, presentador
    presentadora
    moderacao, mediador, mediadora, mediacao, mediadores
    moderatore, moderatori, moderatrici, moderazione
    gespreksleider, gespreksleidster, dagvoorzitter, voorzitter
    moderatorka, moderatorzy, prowadzacy, prowadzaca, prowadzenie, moderuje
    moderatori, moderatorka
    ordstyrer, moderaattori, モデレーター, モデレータ, 司会, 座長, 主持人, 主持, 사회자
"""),
    Role.PANELIST: _phrases("""
    panelist, panelists, panellist, panellists, panel member, panel members, panel participant
    panel guest, panel speaker
    podiumsgast, podiumsgaste, podiumsteilnehmer, podiumsteilnehmerin, podiumsteilnehmende, podium
    panelistin
    panelisten, panelistinnen, panel teilnehmer
    paneliste, panelistes, panelista, panelistas, panellista, panellisti, panelisti, panellid
    panelleden
    panelistka, uczestnik panelu, uczestniczka panelu, panelisci, panelistky
    パネリスト, パネラー, 与谈人, 與談人, 패널
"""),
    Role.KEYNOTE: _phrases("""
    keynote, keynotes, keynote speaker, keynote speakers, keynoter, keynoters, plenary speaker
    plenary speakers
    hauptredner, hauptrednerin, festredner, festrednerin, keynote sprecher, keynote sprecherin
    conferencier principal
    ponente principal, conferencia magistral, palestrante principal, relatore principale
    hoofdspreker
    keynote spreker, glowny prelegent, hlavni recnik, 基調講演者
"""),
    Role.DISCUSSANT: _phrases("""
    discussant, discussants, respondent, respondents, commentator, commentators
    diskutant, diskutantin, diskutanten, diskutantinnen, diskutierende, kommentator, kommentatorin
    discutant, discutante, discutants, discutantes, comentarista, comentaristas, debatedor
    debatedora, debatedores
    discussore, dyskutant, dyskutantka, diskutujici, 討論者
"""),
    Role.ORGANISER: _phrases("""
    organiser, organisers, organizer, organizers, co organizer, co organiser, convenor, convener
    conveners, convenors
    organising committee, organizing committee, programme chair, program chair, general chair
    organisation committee
    organisator, organisatorin, organisatoren, organisatorinnen, veranstalter, veranstalterin
    organisateur, organisatrice, organisateurs, organisatrices, organizador, organizadora
    organizadores, organizadoras
    organizzatore, organizzatrice, organizzatori, organizatorzy, organizatorka, organizator
    organizatori
"""),
    Role.SPEAKER: _phrases("""
    speaker, speakers, presenter, presenters, lecturer, lecturers, talk, author, authors, co author
    coauthor, presenting
    instructor, instructors, trainer, tutor, co speaker, cospeaker, co presenter, invited speaker
    guest speaker, guest
    lead speaker, leader, session leader
    referent, referentin, referenten, referentinnen, referierende, referierender, sprecher
    sprecherin, sprecherinnen
    vortragende, vortragender, redner, rednerin, rednerinnen
    intervenant, intervenante, intervenants, intervenantes, intervenant e s, orateur, oratrice
    orateurs, conferencier
    conferenciere, conferenciers
    ponente, ponentes, orador, oradora, oradores, conferencista, conferencistas, tallerista
    talleristas
    palestrante, palestrantes, relatore, relatrice, relatori, spreker, sprekers, spreekster
    prelegent, prelegentka, prelegenci, mowca, prednasejici, recnik, recnici, recnice
    deltagere, foredragsholder, talare, 登壇者, 講演者, 発表者, 讲者, 講者, 연사, 발표자
"""),
}

# What a column of roles may say besides; elsewhere these words are no sign of a role.
ROLES_OF_A_COLUMN: Final[Mapping[Role, tuple[str, ...]]] = {
    Role.PANELIST: _phrases("panel, panels"),
    Role.ORGANISER: _phrases("""
    pc, pc member, pc members, pc chair, pc co chair, pc chairs, tpc, tpc member, tpc chair
    programme committee, program committee, programme committee member, program committee member
    technical program committee, technical programme committee, steering committee
"""),
    Role.SPEAKER: _phrases("session, sessions"),
}

# What a column of roles says of those who help and are not on stage.
SUPPORTING: Final = frozenset(
    _phrases("""
    interpreter, interpreters, sign language interpreter, sign language interpreters, asl interpreter
    bsl interpreter, sign interpreter, interpretation, interpreting, translator, translators, translation
    timekeeper, time keeper, technician, technicians, technical support, tech support, support, support staff
    attendee, attendees, audience, observer, observers, sponsor, sponsors, backup, reserve, substitute
    understudy, waitlist, waitlisted, session helper, av tech
    volunteer, volunteers, introducer, introduction, opening remarks, room host, room hosts, room monitor
    room angel, av, a v, av support, av technician, captioner, captioners, captioning, photographer
    photographers, photography, videographer, registration, registration desk, notetaker, note taker, scribe
    host of the livestream, livestream host, host of the stream, stream host, livestream moderator
    moderator of the livestream, livestream, streaming
    dolmetscher, dolmetscherin, dolmetschende, gebardensprachdolmetscher, gebardensprachdolmetscherin
    ubersetzer, ubersetzerin, techniker, technikerin, technik, helfer, helferin, fotograf, fotografin
    interprete, interpretes, interprete en langue des signes, traducteur, traductrice, technicien
    technicienne, benevole, photographe, interprete de lengua de senas, traductor, traductora, tecnico
    tecnica, voluntario, voluntaria, fotografo, fotografa, interprete de libras, tradutor, tradutora
    traduttore, traduttrice, volontario, volontaria, tolk, gebarentolk, vertaler, technicus, vrijwilliger
    fotograaf, tlumacz, tlumaczka, wolontariusz, wolontariuszka, tlumocnik, tlumocnice, dobrovolnik
""")
)

# Phrases that put a role in front of a name without a colon, and those that need one.
LED_BY: Final = _phrases("""
    moderated by, chaired by, facilitated by
    moderiert von, moderation durch, geleitet von
    anime par, animee par, modere par, moderee par
    moderado por, moderada por, moderado pela, moderado pelo, mediado por, mediada por
    moderato da, moderata da, gemodereerd door, onder leiding van
    moderowany przez, moderowana przez, prowadzony przez, moderovany
""")
WITH: Final = _phrases("with, mit, avec, con, com, met, featuring, participants, participant es")

# Roles that begin a line of a description in another sense: "Talk: ...", "Guest: ...".
NO_LABELS: Final = _phrases("""
    talk, animation, conductor, guest, author, authors, keynote, keynotes, podium, leader, trainer, tutor
""")

KINDS: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.LIGHTNING: _phrases("""
    lightning talk, lightning talks, lightning, lightning round, lightning session, ignite,
    ignite talk, flash talk
    flash talks, pecha kucha, blitzvortrag, blitzvortrage, charla relampago, charlas relampago
    lightningtalk
    talk relampago, lightning talky, 5 minute talk
"""),
    Kind.ROUNDTABLE: _phrases("""
    roundtable, roundtables, round table, round tables, roundtable discussion,
    round table discussion
    runder tisch, rundtischgesprach, table ronde, tables rondes, mesa redonda, mesas redondas
    tavola rotonda
    rondetafel, rondetafelgesprek, okragly stol, kulaty stul, rundbord, 座談会, 円卓会議, 圆桌
"""),
    Kind.FIRESIDE: _phrases("""
    fireside, fireside chat, fireside chats, fireside talk, fireside conversation, ama,
    ask me anything, interview
    conversation, in conversation, kamingesprach, kamingesprache, gesprach, entretien, entrevista
    conversatorio, conversa
    intervista, rozmowa, rozhovor, interviu
"""),
    Kind.PANEL: _phrases("""
    panel, panels, panel discussion, panel discussions, paneldiscussion, panel session,
    panel sessions, panel talk, debate, debates, forum panel
    podium, podiumsdiskussion, podiumsdiskussionen, podiumsgesprach, paneldiskussion, streitgesprach
    panel de discussion, debat, panel de expertos, panel de discusion, panel debate, painel
    paineis, dibattito
    tavola di discussione, paneldiscussie, paneldebat, paneldebatt, panelgesprek, debata,
    panel dyskusyjny, dyskusja panelowa
    panelova diskuse, panelova diskusia, debata panelowa, パネルディスカッション, パネル, 专题讨论, 패널 토론
"""),
    Kind.KEYNOTE: _phrases("""
    keynote, keynotes, keynote talk, keynote session, keynote address, keynote speech,
    keynote lecture, opening keynote
    closing keynote, plenary keynote, plenary, plenary talk, plenary session, plenary lecture
    hauptvortrag, festvortrag
    conference pleniere, pleniere, conferencia magistral, ponencia magistral, keynote vortrag, 基調講演
    主题演讲
"""),
    Kind.WORKSHOP: _phrases("""
    workshop, workshops, tutorial, tutorials, hands on, handson, hands on session, hands on class
    training, trainings, class
    masterclass, master class, lab, sprint, sprints, bootcamp, practical, course
    schulung, werkstatt, kurs, atelier, ateliers, formation, taller, talleres, oficina, oficinas
    curso, minicurso
    laboratorio, corso, werkgroep, cursus, warsztat, warsztaty, szkolenie, dilna, dilny, 工作坊
    ワークショップ
"""),
    Kind.TALK: _phrases("""
    talk, talks, presentation, presentations, lecture, lectures, session, sessions,
    conference session, conference
    general session, breakout session, breakout, paper, papers, paper session, paper presentation
    speech, seminar, seminars
    webinar, long talk, short talk, standard talk, case study, invited talk, contributed talk, oral
    oral presentation
    vortrag, vortrage, kurzvortrag, referat, exposes, expose, presentation orale, charla, charlas
    ponencia, ponencias
    conferencia, conferencias, palestra, palestras, apresentacao, apresentacoes, presentazione
    intervento, relazione
    lezione, lezing, lezingen, presentatie, prelekcja, prelekcje, wyklad, wyklady, prezentacja
    prezentacje, prednaska
    prednasky, prezentace, foredrag, 講演, 発表, 演讲
"""),
    Kind.OTHER: _phrases("""
    other, others, break, breaks, meal, social, social event, special event, outside event,
    side event, side events, event
    reception, party, demo, demos, poster, posters, poster session, summit, informational
    registration, networking, meetup
    bof, birds of a feather, unconference, open space, exhibition, expo, performance, concert, film
    ceremony, opening
    closing, welcome, game, gaming, tour, excursion, meeting, signing, service, lunch, dinner
    pitch, pitches
    sonstiges, pause, autre, otro, outro, outros, altro, anders, overig, inne, jine, プログラム
"""),
}

BREAKS: Final = frozenset(
    _phrases("""
    break, breaks, lunch, brunch, breakfast, dinner, supper, coffee, tea, snack, snacks
    refreshments, registration, checkin
    networking, reception, intermission, recess, doors, badge, lunchtime, teatime, drinks
    happyhour, transition, meal, 午间休息, 午休, 休息, 茶歇, 午餐, 中场休息, 签到, 報到
    休憩, 昼休み, 受付, 開場
    pause, pausen, mittagspause, mittagessen, kaffeepause, kaffee, fruhstuck, abendessen, anmeldung
    registrierung, mittag
    empfang, einlass, imbiss, kuchen, umtrunk, ankunft
    dejeuner, petitdejeuner, diner, cafe, enregistrement, accueil, cocktail, pausecafe
    almuerzo, comida, desayuno, cena, descanso, receso, pausacafe, registro, acreditacion
    acreditaciones, inscripcion
    almoco, intervalo, jantar, lanche, credenciamento
    pranzo, colazione, pausa, caffe, registrazione, accredito, aperitivo, merenda
    pauze, lunchpauze, koffiepauze, koffie, ontbijt, diner, registratie, borrel, inloop
    przerwa, obiad, kawa, sniadanie, kolacja, rejestracja, kawowa, obiadowa, lancz
    prestavka, obed, snidane, vecere, registrace, kava, kavova, obedova
    休憩, 昼食, ランチ, 受付, 午餐, 茶歇, 签到, 休息, 休憩時間, 昼休み
""")
)
BREAK_FILLERS: Final = frozenset(
    _phrases("""
    a, and, the, or, for, of, to, early, late, morning, afternoon, evening, midday, noon, open
    opens, opening, close, closes
    closed, short, long, quick, day, conference, time, hour, session, sessions, your, own, on
    information, desk, desks, in, out
    check, continental, social, light, continued, welcome, monday, tuesday, wednesday, thursday
    friday, saturday, sunday, area
    room, buffet, box, bag, working, group, health, bio, comfort, virtual, free, llama, speakers
    speaker, gather, collection
    pickup, pick, up, end, buffer, exhibit, exhibits, hall, begins, starts, event, second, first
    served, sponsor, sponsors, am, pm, m, p
    und, der, die, das, im, mit, zum, zur, kurze, grosse, kleine, gemeinsames, offnung
    et, de, la, le, du, des, dejeuner, petit, y, el, para, e, do, da, o, os, per, di, il
    participantes, participants
    en, na, i, z, a, se, oraz, uczestnikow, ucastniku, czas, manha, tarde, manana, matin, soir
""")
)
BREAK_ENDS: Final = frozenset(_phrases("sponsored, provided, courtesy, hosted, gesponsert, offert, at"))
