"""First names so common that, in front of a family name, they tell a person from an institution.

Used only to see where one person ends and the next begins; it says nothing of anybody. Names of towns
and firms ("Florence", "Charles Schwab", "Morgan Stanley") are left out. All are written as
`spans.words_of` leaves them.
"""

from typing import Final

from panelcheck.patterns import regex
from panelcheck.readers.spans import words_of

_GIVEN: Final = frozenset(
    """
    aaron abby abdul abdullah abigail ada adam adele adrian adriana agata agnes agnieszka ahmed aida
    aisha akira alain alan alba albert alberto alejandra alejandro aleksandra alena alessandra
    alessandro alex alexander alexandra alexandre alexis alfonso alfred ali alice alicia alina alison
    allison alyssa amanda amber amelia amina amir amit amy ana anastasia anders andre andrea andreas
    andreea andrei andres andrew andrzej andy angela angelica anil anita anja ankit ann anna anne
    annette annika anthony antoine anton antonia antonio anuja aoife april arjun armando arthur arun
    asha ashley astrid audrey aurelie axel ayse barbara barry bartosz beatrice beatriz ben benedikt
    benjamin benoit bernard bernd bertrand beth bethany bettina bill birgit blaise bob boris brandon
    brenda brendan brian bridget brigitte bruce bruno caitlin carl carla carlos carmen carol carolina
    caroline catarina catherine cathy cecilia celine chiara chloe chris christelle christian christina
    christine christoph christophe christopher cindy claire clara claudia claudio clemence colin connor
    cora corinne cory craig cristian cristina cynthia damien dan dana daniel daniela danielle dario
    darren dave david dawn debbie deborah deepa delphine denis denise dennis derek diana diane diego
    dieter dimitri dmitri dominik dominique donald donna doris dorothea dorothy doug douglas duncan ed
    eduardo edward ekaterina elaine eleanor elena elif elisa elise elizabeth ella ellen emil emily emma
    emmanuel enrique eric erica erik erika erin esther ethan eva evan eve evelyn fabian fabio fatima
    federico felipe felix fernanda fernando filip fiona francesca francesco francis francisco francois
    francoise frank franz fred frederic frederik fumiko gabriel gabriela gareth gary gemma geoff george
    gerald gianluca gilles gina giovanni giulia gloria gordon grace graham greg gregory greta guillaume
    gunther gustavo hana hanna hannah hans harald harriet harry hassan heather heidi heike helen helena
    helene henrik henry hiroshi holger holly hugh ian ibrahim ida ignacio igor ilona ilya imran ina ines
    ingrid irene irina iris isaac isabel isabella isabelle ivan ivana jack jackie jacob jacques jake
    jakob jakub james jamie jan jana jane janet janine jared jasmine jason javier jay jean jeff jeffrey
    jenna jennifer jenny jens jeremy jerome jesse jessica jill jim joachim joan joana joanna joao joe joel
    joerg johan johanna johannes john jonas jonathan jorge jose josef joseph josh joshua juan judith
    julia julian juliana julie julien jun jurgen justin kai karen kari karim karin karl karolina
    katarina katarzyna kate katerina katharina katherine kathleen kathrin kathryn katie katja katrin kay
    kayla keith kelly ken kenji kenneth kenya kerstin kevin khalid kim kiran klaus kristen kristin
    kristina krzysztof kumiko kyle lars latoya laura lauren laurence laurent lea leah leila lena leo
    leon leonardo leonie leticia lin linda lisa liz lorena lorenzo louise luc luca lucas lucia lucie
    lucy luis luisa lukas luke lydia lynn mads magdalena mahmoud maike maja malgorzata malik manuel
    manuela marc marcel marcela marcia marco marcos marcus margaret margarita maria mariam mariana marie
    marina mario marion mark marko markus marta martha martina mary masha mateusz mathias mathieu matt
    matteo matthew matthias maureen maurice max maya megan mehmet mei melanie melissa mercedes mia
    michael michal michel michele michelle miguel mika mike mikhail milan milena mina miriam mohamed
    mohammad mohammed moira mona monica monika monique muhammad nadia nadine nancy naomi natalia natalie
    natasha nathalie nathan neha neil nick nicola nicolas nicole nikhil nikita nikola nina noah noelle
    nora norbert olaf oleg olga oliver olivia olivier omar oscar otto pablo pamela paola paolo pascal
    patricia patrick patrik paula pauline pedro peggy penny peter petra phil philip philipp philippe
    pierre pilar piotr pooja priya rachel rafael rahul raj rajesh ralf ramon raphael raquel raul ravi
    rebecca regina renata rene ricardo richard rita rob robert roberta roberto robin roger roland roman
    ron ronald rosa rosalind rosemary ross roxane ruben rudolf ruth ryan sabine sabrina sally salma sam
    samantha samir samuel sandeep sandra sandrine sanjay santiago sara sarah sascha sasha scott sean
    sebastian sergei sergey sergio shannon sharon sheila shirley silke silvia simon simona simone sina
    sofia soledad sonia sophia sophie stacy stefan stefanie stephan stephane stephanie stephen steve
    steven stuart sue sunita susan susanne suzanne sven svetlana sylvia sylvie takeshi tamara tania
    tanja tanya tara tatiana ted teresa terry thierry thomas tiffany tim timo tina tobias todd tom tomas
    tomasz tony tracy ulrich ulrike ursula uwe valentina valerie vanessa vera veronica veronika vicky
    vijay vikram viktor vincent vivian vladimir walter wanda wei wendy werner will william wolfgang
    xavier yan yann yasmin yoko yolanda yuki yuri yusuf yves yvonne zainab zoe zofia zuzana
    """.split()  # noqa: SIM905 - a line each would be a module of its own
)
_FIRMS: Final = frozenset(("frank russell", "john lewis", "john deere", "mary kay", "max mara"))
_WORD = regex(r"\S+")


def is_given_name(token: str) -> bool:
    """Whether a word is a common first name; of a double one ("Anna-Lena") the first half counts."""
    return words_of(token).partition(" ")[0] in _GIVEN


def personal(name: str) -> bool:
    """Whether a text in the shape of a full name begins with a common first name: plainly a person."""
    tokens = _WORD.findall(name)
    return bool(tokens) and is_given_name(tokens[0]) and words_of(name) not in _FIRMS
