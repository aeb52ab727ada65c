"""Field names as real programmes write them, by canonical field, the better name first.

They are compared by `fields.key_of`: letters and digits only, without casing, accents and brackets.
"""

from collections.abc import Mapping
from typing import Final


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.replace("\n", ",").split(",") if name.strip())


PLAIN: Final[Mapping[str, tuple[str, ...]]] = {
    "title": _names("""
    sessiontitle, paneltitle, paneltopic, eventtitle, talktitle, proposaltitle, presentationtitle,
    papertitle, titleofsession, titleoftalk, sessionname, talkname, paneltitel,
    titleofyoursession, titleofyourtalk, titleofyourproposal, titleofproposal, titleofpresentation,
    titleofyourpresentation, titleofyourpaper, titeldesvortrags, titelihresvortrags, titeldeinesvortrags,
    titeldesbeitrags, titredelapresentation, titredelintervention, titredevotreintervention,
    titredevotrepresentation, titredelaproposition, titredevotreproposition, titulodelacharla,
    titulodesucharla, titulodelaponencia, titulodesuponencia, titulodapalestra, titolodellintervento,
    sitzungstitel, vortragstitel, titredelasession, titredesession, titulodelasesion, titulodasessao,
    titolosessione, tytulsesji, nazevprednasky, nazevsekce
    """),
    "id": _names("""
    sessionid, eventid, talkid, proposalid, submissionid, panelid, talkslug, sessionslug, sessioncode,
    sitzungsid
    """),
    "kind": _names("""
    kind, type, sessiontype, eventtype, talktype, sessionkind, format, sessionformat, talkformat,
    slottype, submissiontype, itemtype, typ, veranstaltungstyp, sitzungstyp, sessionstyp, typedesession,
    tipo, tipodesesion, formato, tipodesessao, tipologia, soort, rodzaj, druh, art, veranstaltungsart,
    typprednasky
    """),
    "description": _names("""
    description, abstract, desc, longdescription, shortdescription, descriptionhtml, longabstract,
    details, body, text, beschreibung, zusammenfassung, kurzbeschreibung, resume, descriptif, descripcion,
    descricao, sinopse, descrizione, beschrijving, samenvatting, opis, streszczenie, popis, anotace,
    abstrakt
    """),
    "start": _names("""
    starttime, start, startsat, startat, dtstart, startdatetime, starts, timestart, sessionstart,
    gcalstart, from, begin, begins, beginn, startzeit, anfang, anfangszeit, von, debut, heuredebut,
    heurededebut, inicio, horainicio, horadeinicio, comienzo, horadecomienzo, inizio, orainizio,
    oradiinizio, aanvang, begintijd, starttijd, poczatek, godzinarozpoczecia, rozpoczecie, zacatek,
    casodkdy, od, scheduledat
    """),
    "end": _names("""
    endtime, end, endsat, endat, dtend, enddatetime, ends, timeend, sessionend, gcalend, to, until,
    finish, finishes, stop, ende, endzeit, bis, fin, heurefin, heuredefin, horafin, horadefin, fim,
    horafim, horadetermino, termino, fine, orafine, oradifine, einde, eindtijd, koniec,
    godzinazakonczenia, zakonczenie, konec, enddate, endday
    """),
    "date": _names("""
    date, startdate, sessiondate, daylabel, talkdate, eventdate, day, startday, sessionday, datum,
    wochentag, jour, journee, fecha, dia, data, giorno, giornata, dag, dzien, den
    """),
    "time": _names("""
    time, timeslot, timerange, slottime, sessiontime, talktime, hour, hours, uhrzeit, zeit, zeitraum,
    heure, heures, horaire, creneau, hora, horario, horas, ora, orario, ore, tijd, tijdstip, godzina,
    godziny, czas, cas, hodina
    """),
    "minutes": _names("""
    minutes, durationminutes, durationinminutes, duration, durationmin, mins, min, length, lengthminutes,
    sessionlength, durationmins, dauer, dauerinminuten, minuten, lange, duree, dureeminutes, duracion,
    duracionminutos, duracao, minutos, durata, minuti, duur, czastrwania, delka, trvani, minuty,
    lengthinhours, durationinhours, durationhours, lengthhours, dauerinstunden, scheduledduration
    """),
    "track": _names("""
    track, trackname, tracks, theme, stream, strand, section, topictrack, programtrack, sektion,
    themenstrang, strang, parcours, thematique, pista, tematica, eje, ejetematico, trilha, eixo, percorso,
    traccia, sciezka, sekce, themalijn, thema
    """),
    "room": _names("""
    room, roomname, sessionroom, roomlocation, locationroom,
    hall, stage, location, venue, place, loc, sessionlocation, raum, saal,
    ort, veranstaltungsort, buhne, salle, lieu, scene, sala, lugar, aula, salon, auditorio, local, palco,
    luogo, zaal, ruimte, plaats, locatie, miejsce, scena, mistnost, sal, misto
    """),
    "tags": _names("""
    tags, keywords, keyword, labels, topics, categories, hashtags, schlagworte, schlagworter, stichworte,
    themen, motscles, etiquettes, etiquetas, palabrasclave, palavraschave, etichette, parolechiave,
    trefwoorden, tagi, slowakluczowe, klicovaslova, stitky
    """),
    "event": _names("""
    conference, conferencename, nameofevent, konferenz, tagung, congress, kongress, conferencia, convegno,
    konferencja, konference, conferentie, congres, congreso, congresso, meeting, series
    """),
    "name": _names("""
    fullname, personname, participantname, participant, displayname, publicname, webname, nameofspeaker,
    namedesreferenten, nameofperson, vollstandigername, vornamename, vorundnachname, vornameundnachname,
    vornamenachname, nametnachnamevorname, namevorname, nomcomplet, nometprenom, prenometnom, nomprenom,
    prenomnom, nombrecompleto, nombreyapellido, nombreyapellidos, nombresyapellidos, nomecompleto,
    nomeesobrenome, nomeecognome, cognomeenome, nomecognome, volledigenaam, voornaamenachternaam,
    imieinazwisko, nazwiskoiimie, imienazwisko, jmenoaprijmeni, prijmeniajmeno, celejmeno, jmenoprijmeni,
    person, teilnehmer, teilnehmerin, deltager, navn, namn, nimi, yourname, yourfullname,
    氏名, 名前, 姓名, 이름
    """),
    "given": _names("""
    firstname, givenname, givennames, forename, first, givenforename, forenames, speakerfirstname,
    vorname, vornamen, rufname, prenom, prenoms, primernombre, nombredepila, primeironome, nomeproprio,
    voornaam, imie, krestnijmeno
    """),
    "family": _names("""
    lastname, surname, familyname, last, secondname, speakerlastname, nachname, familienname, zuname,
    nomdefamille, apellido, apellidos, sobrenome, apelido, apelidos, cognome, achternaam, familienaam,
    nazwisko, prijmeni
    """),
    "person_id": _names("""
    personid, speakerid, speakercode, presenterid, participantid, personcode, referentenid,
    idpersonne, idpersona, profileid
    """),
    "role": _names("""
    role, personrole, speakerrole, sessionrole, participantrole, roles, participation, rolle, funktion,
    rol, papel, funcao, funcion, ruolo, rola, funkcja, funkce, fonction, function
    """),
    "seat_status": _names("""
    speakerstatus, personstatus, seatstatus, partstat, rsvp, attendancestatus, invitationstatus, response,
    zusage, rueckmeldung, ruckmeldung, participationstatus, confirmation
    """),
    "status": _names("""
    sessionstatus, talkstatus, eventstatus, proposalstatus, submissionstatus, sessionstate, talkstate,
    proposalstate, submissionstate
    """),
    "ignore": _names("panelcheckignore"),
    "seat_minutes": _names("""
    seatminutes, speakingminutes, speakingtime, speakerminutes, personminutes, minutesspeaking, redezeit,
    redezeitminuten, tempsdeparole, tiempodepalabra, tempodefala, tempodiparola, spreektijd,
    czaswypowiedzi, delkaprojevu
    """),
    "gender": _names("""
    gender, genderidentity, selfdescribedgender, speakergender, persongender, presentergender, sex,
    geschlecht, gendercategory, sexe, genero, sexo, identidaddegenero, identidadedegenero, sesso,
    geslacht, plec, pohlavi, kon, kjonn, sukupuoli, 性別, 性别, 성별
    """),
    "pronouns": _names("""
    pronouns, pronoun, speakerpronouns, preferredpronouns, yourpronouns, personpronouns, pronomen,
    pronoms, pronombres, pronombre, pronomes, pronomi, voornaamwoorden, zaimki, zajmena, osloveni
    """),
    "email": _names("""
    email, mail, emailaddress, speakeremail, contactemail, emailadresse, courriel, adressemail, correo,
    correoelectronico, correioeletronico, adresemail, adresaemail, emailadres
    """),
    "affiliation": _names("""
    affiliation, affiliations, speakeraffiliation, personaffiliation, presenteraffiliation, organization,
    organisation, institution, personinstitution, company, yourcompany, companyname, speakercompany,
    employer, org, university, association, institut, institutszugehorigkeit, zugehorigkeit, firma,
    unternehmen, einrichtung, hochschule, arbeitgeber, etablissement, entreprise, societe, rattachement,
    afiliacion, institucion, organizacion, empresa, universidad, afiliacao, instituicao, organizacao,
    affiliazione, ente, azienda, istituzione, organizzazione, affiliatie, instelling, organisatie,
    bedrijf, afiliacja, uczelnia, instytucja, organizacja, afiliace, instituce, spolecnost, organizace
    """),
    "country": _names("""
    country, personcountry, countryofresidence, speakercountry, land, herkunftsland, pays, pais, paese,
    nazione, kraj, panstwo, zeme, stat
    """),
}

# Fields that name several people in one cell; a number behind the name is no matter.
PEOPLE: Final[Mapping[str, tuple[str, ...]]] = {
    "speakers": _names("""
    speakers, speaker, speakernames, speakername, speakerslist, speaking,
    firstspeaker, secondspeaker, thirdspeaker, mainspeaker, otherspeakers, additionalspeakers, presenters,
    presenter, presenternames, presentername, presentedby,
    presentingauthor, presentingauthors, persons, people, author, authors, coauthor,
    coauthors, cospeaker, cospeakers, leadspeaker, leadspeakermoderator, speakermoderator, lecturer,
    lecturers, instructor, instructors, leader, leaders, trainer, trainers, by, guests, guest,
    participants, invitedspeaker, invitedspeakers, referent, referentin, referenten, referentinnen,
    referentenreferentinnen,
    referentinnenundreferenten, referierende, sprecher, sprecherin, sprecherinnen, vortragende,
    vortragender, redner, rednerin, rednerinnen, mitwirkende, autor, autorin, autoren, intervenant,
    intervenante, intervenants, intervenantes, orateur, orateurs, oratrice, oratrices, conferencier,
    conferenciere, conferenciers, auteur, auteurs, ponente, ponentes, orador, oradora, oradores,
    conferencista, conferencistas, autores, disertante, disertantes, tallerista, palestrante,
    palestrantes, apresentador, apresentadores, relatore, relatrice, relatori, relatrici, autori, autore,
    spreker, sprekers, spreekster, prelegent, prelegentka, prelegenci, prelegenciprelegentki, mowca,
    mowcy, autorzy, prednasejici, recnik, recnici, prednasejicijmeno, deltagere, foredragsholder, talare,
    puhuja, 登壇者, 講演者, 発表者, スピーカー, 讲者, 講者, 연사, 발표자
    """),
    "panelists": _names("""
    panelists, panelist, panelistnames, panellists, panellist, panelmembers, panelmember, panelspeakers,
    panelspeaker, podiumsgaste, podiumsgast, podiumsteilnehmer, podiumsteilnehmende,
    podiumsteilnehmerinnen, podium, panelisten, panelistin, panelistinnen, panelistes, paneliste,
    panelista, panelistas, panelisti, relatoripanel, panelleden, uczestnicypanelu, panelisci, パネリスト
    """),
    "moderators": _names("""
    moderators, moderator, moderatornames, moderatorname, moderatedby, moderation, chairs, chair,
    sessionchair, sessionchairs, panelchair, chairperson, chairpersons, chairedby, facilitators,
    facilitator, facilitatedby, emcee, emcees, mc, sessionhost, interviewer, moderatorin, moderatoren,
    moderatorinnen, leitung, sitzungsleitung, gesprachsleitung, vorsitz, moderateur, moderatrice,
    moderateurs, moderatrices, animateur, animatrice, animateurs, animation, animepar, moderepar,
    moderador, moderadora, moderadores, moderacion, modera, moderadopor, moderacao, mediador, mediadora,
    mediacao, moderatore, moderatori, moderazione, gespreksleider, dagvoorzitter, moderatorka,
    moderatorzy, prowadzacy, prowadzaca, moderuje, 司会, モデレーター, 座長, 主持人, 사회자
    """),
    "discussants": _names("""
    discussants, discussant, respondents, respondent, commentators, commentator, diskutant, diskutantin,
    diskutanten, diskutantinnen, kommentar, kommentator, discutant, discutante, discutants, discutantes,
    comentarista, comentaristas, debatedor, debatedores, discussore, dyskutant, dyskutanci, diskutujici
    """),
    "organisers": _names("""
    organisers, organiser, organizers, organizer, organisedby, organizedby, coorganizers, convenors,
    convenor, conveners, convener, organisator, organisatorin, organisatoren, organisatorinnen,
    veranstalter, organisateur, organisatrice, organisateurs, organizador, organizadora, organizadores,
    organizzatore, organizzatori, organizator, organizatorzy, organizatori, organizatorka
    """),
    "keynotes": _names("""
    keynotespeakers, keynotespeaker, keynotes, keynotespeakername, keynoter, keynoters, plenaryspeaker,
    plenaryspeakers, hauptredner, hauptrednerin, festredner, ponenteprincipal, palestranteprincipal,
    keynotespreker, hoofdspreker
    """),
}

# Those of them that name who wrote a paper.
AUTHORS: Final = frozenset(
    _names("""
    author, authors, coauthor, coauthors, autor, autores, autoren, auteur, auteurs, autori, autore, autorzy
    """)
)

# Fields that hold ids of people who are described elsewhere, where no other field names people.
PEOPLE_BY_ID: Final[Mapping[str, str]] = {
    name: field
    for field, names in {
        "speakers": _names("""
        speakerids, speakerslugs, speakercodes, speakerkeys, presenterids, presenterslugs, presentercodes,
        personids, participantids, speakerrefs, speakerid, presenterid, speakerslug, speakerref
        """),
        "panelists": _names("panelistids, panelistslugs, panelistid, panellistids"),
        "moderators": _names("""
        moderatorids, moderatorid, moderatorslugs, moderatorslug, chairids, chairid, hostids, hostid,
        facilitatorids, facilitatorid
        """),
    }.items()
    for name in names
}

# Names that mean one thing or another; `fields.recognise` says which.
TITLE: Final = _names(
    "title, titel, titre, titulo, titolo, tytul, nazev, nazwa, otsikko, tittel, タイトル, 标题, 題目, 제목"
)
RAW_TITLE: Final = _names("rawtitle, originaltitle, fulltitle")  # a title with other things in it
NAME: Final = _names("name, naam, namen, names")
GIVEN_OR_FULL: Final = _names("nombre, nombres, nome, jmeno")
FAMILY_OR_FULL: Final = _names("nom, noms")
WEAK_TITLE: Final = _names("""
    session, talk, topic, subject, panel, summary, eventname, event, content, presentation, paper, proposal,
    programme, program, item, programmeitem, agendaitem, agenda, activity, lecture, what, vortrag, sitzung,
    veranstaltung, programmpunkt, betreff, beitrag, sujet, intervention, seance, sesion, charla, ponencia,
    tema, actividad, sessao, palestra, atividade, sessione, intervento, argomento, sessie, lezing,
    onderwerp, sesja, wystapienie, temat, prelekcja, prednaska, prispevek, sekce
""")
ID: Final = _names("id, uid, uuid, slug, ident, code, serial, identifier, kennung, no, nr, number, num")
CATEGORY: Final = _names("category, kategorie, categorie, categoria, kategoria")
STATE: Final = _names("state, estado, stato")
STATUS: Final = _names("status, stand, statut, stav") + STATE
# Beside these a state is part of an address.
ADDRESS: Final = frozenset(
    _names("""
    city, town, zip, zipcode, postcode, postalcode, postaladdress, street, streetaddress, address, ciudad,
    codigopostal, cidade, cep, citta, cap
    """)
)
JOB: Final = _names("job")
HOST: Final = _names("host, hosts, hostedby, gastgeber, gastgeberin")
GENRE: Final = _names("genre, genere")
TAG: Final = _names("tag")
KEYNOTE: Final = _names("keynote")

# Known, but nothing a linter may keep; they help to tell a header from data.
UNUSED: Final = frozenset(
    _names("""
    userid, draft, hidden, published, accepted, layout, permalink, weight, sitemap, template,
    sessionids, sessionid, datereadable,
    bio, biography, shortbio, biographie, kurzbiografie, biografia, photo, picture, image, foto, url,
    website, link, links, web, twitter, github, linkedin, mastodon, notes, note, level, audiencelevel,
    language, sprache, lang, langue, idioma, slides, video, youtube, hashtag, position, jobtitle,
    yourjobtitle, salutation, anrede, honorific, civilite, phone, telefon, comments, comment, created,
    updated, avatar, capacity, tagline, caption, profile, sponsor, timezone, order, answers,
    proposaltitles, billet, accommodation, backup, expertise
""")
)
HONORIFIC_COMPANIONS: Final = frozenset(
    _names("jobtitle, position, bio, shortbio, biography, photo, picture, image")
)

# Names that tell the language of a header.
GERMAN: Final = frozenset(
    _names("""
    titel, uhrzeit, zeit, beginn, ende, raum, saal, ort, referent, referentin, vortrag, moderation, dauer,
    von, bis, thema
""")
)
ROMANCE: Final = frozenset(
    _names("prenom, nom, intervenant, intervenants, titre, cognome, nome, titolo, relatore")
)
_CONTEXTUAL: Final = (
    TITLE, RAW_TITLE, NAME, GIVEN_OR_FULL, FAMILY_OR_FULL, WEAK_TITLE, ID, CATEGORY, STATUS, JOB, HOST, GENRE,
    TAG, KEYNOTE,
)  # fmt: skip
AMBIGUOUS: Final = frozenset(name for group in _CONTEXTUAL for name in group)
