"""Telegram: the only part of Glosa that imports `telegram`.

How updates come and go:

service      starts, has updates delivered or asks for them, and stops; `parts` is what every handler works with
polling      the loop that takes updates and confirms what is done
lanes        each update once, those of a chat in order; `turns` says whose turn it is, `ledger` which are under way
trouble      what is wrong between Telegram and us, and how long to wait; `backoff` has the pauses
stopping     how the process is told to end
upkeep       what is done besides: deleting what is due, cleaning; `noting` keeps what the log warns of
health       what `/diagnostico` tells of the process; `features` what the server knows
inquiry      what the server says to whoever only asks; `webhook` of its deliveries, `rights` of what the bot may do

What is done about an update:

handlers     the first area that an update fits; `limits` goes before all
asking       a question's way to its answer: `addressing` (is it asked?), `gate` (too often?), `roles` (by whom?)
commands     /start, /secciones, /documentos, /privacidad …; `deeplinks` leads to them; `searching` is /buscar
pressing     buttons: `buttons` says what each means, `reopening` finds the answer again, `voting` takes votes
lifecycle    added, promoted, thrown out, blocked, moved
settings_panel   /ajustes; `diagnosis` is /diagnostico
inline       answers above the keyboard of any chat; `guest` in chats it has not joined; `pasting` what they look like
owner        /informe and /exportar: `reporting`, `picture`, `exporting`
profile      menus and descriptions
subscribing  /suscribir, /suscripciones …: what is wanted, when and where; `subscription_choices` what a press changes
summing      /resumen: a digest at once, or of a whole document
albums       which messages a person sent at once

How it looks, without Telegram (pure):

render       what comes of a question -> messages; `keyboards` the buttons under them
pages        greeting, documents, sections, passages; `hits` what was found
subscription_pages   the pages on which a subscription is set up; `subscription_words` says one in a line
summaries    a digest or a quiz -> what is sent; `news` the same of what changed in the documents
reply        a message and its buttons
rich         text with styles -> Telegram's HTML, cut to the length of a message

How it is sent:

delivery     what is due and promised: plans it, claims it, has it composed and sends it, once
composing    what one summary consists of; `parcels` how it is kept until sent; `notices` tells when it cannot be
posting      the one place that sends; `places` where to, `markup` how a message is written down
insistence   tries again; `outcomes` says what an error means
"""
