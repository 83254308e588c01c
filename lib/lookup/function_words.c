// Words that say nothing by themselves, by language. What is unknown in a question is measured
// without them, and they weigh less than the others.
#include "lookup/words.h"

#include <string.h>

static const struct {
    const char *code, *words;
} lists[] = {
    {"da", "af alle alt anden at blev blive bliver da de dem den denne der deres det dette dig din "
           "disse dog du efter eller en end er et for fra ham han hans har havde have hende hendes "
           "her hos hun hvad hvis hvor hvordan hvorfor i ikke ind ja jeg jer jo kan kun kunne man "
           "mange med meget men mig min mine mit ned noget nogle nu når og også om op os over på "
           "selv sig sin sine sit skal skulle som sådan thi til ud under var vi vil ville vor være "
           "været"},
    {"de", "aber alle allem allen als also am an auch auf aus bei bin bis bitte da damit dann das "
           "dass dem den denn der des dich die dies diese diesem diesen dieser dieses dir doch "
           "dort du durch ein eine einem einen einer eines er es etwas euch euer für gegen habe "
           "haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im "
           "in ins ist ja jede jetzt kann kannst kein keine können könnte man mein meine meinem "
           "meinen meiner mich mir mit muss nach nicht nichts noch nun nur ob oder ohne schon sehr "
           "sein seine sich sie sind so soll sollte sondern um und uns unser unsere unter vom von "
           "vor war waren warum was weil weiter wenn wer werde werden wie wieder will wir wird wo "
           "wollen wollte würde zu zum zur zwar zwischen über"},
    {"en", "a about above after again all also am an and any are arent as at be because been "
           "before being below between both but by can cannot cant could couldnt did didnt do does "
           "doesnt doing dont down during each few for from further had has have havent having he "
           "her here hers him his how i if im in into is isnt it its ive just me more most my no "
           "nor not of off on once only or other our ours out over own please same she should so "
           "some such than that thats the their theirs them then there theres these they theyre "
           "this those through to too under until up very was wasnt we were what whats when where "
           "which while who whom why will with wont would wouldnt you your youre yours"},
    {"es", "a al algo algunos ante antes aquí como con contra cual cuando cómo de del desde donde "
           "durante dónde e el ella ellas ellos en entre era es esa ese eso esta estaba estado "
           "este esto estos estoy está están fue fueron ha hace han hasta hay he la las le les lo "
           "los me mi mis mucho muy más ni no nos nosotros nuestra nuestro o os otra otro para "
           "pero poco por porque puede puedo que quien qué se sea ser si sido sin sobre son soy su "
           "sus sí también te tengo ti tiene todo todos tu tus tú un una uno unos usted ustedes y "
           "ya yo él"},
    {"fi", "ei eikä ei en ette että eivät he hän ja jo johon joka jolla jonka jos jossa jota jotka "
           "kanssa kuin kuka kun kuten mikä miksi mikään minkä minulla minulle minun minut minä "
           "missä mitä mukaan mutta myös me meidän meille niin niitä noin nyt näin nämä ne oli "
           "olisi olivat olla olen on ole onko ovat se sekä sen siitä silti sillä sinun sinä "
           "sitten sitä tai te teidän tuo tämä tämän tässä vaan vai vaikka voi voiko voin voisi "
           "vielä yli"},
    {"fr", "a ai au aussi aux avec avez avoir avons c ce ceci cela ces cet cette chez comme "
           "comment d dans de des donc du elle elles en encore es est et eu eux fait fut il ils j "
           "je l la le les leur leurs lui là m ma mais me mes moi mon même n ne ni nos notre nous "
           "on ont ou où par pas peu peut peux plus pour pourquoi puis qu quand que quel quelle "
           "qui quoi s sa sans se sera ses si son sont sous suis sur t ta te tes toi ton tous tout "
           "très tu un une vers vos votre vous y à était étaient été êtes être"},
    {"it",
     "a abbiamo agli ai al alla alle allo anche avere avete aveva c che chi ci come con cosa cui d "
     "da dagli dai dal dalla dalle dei del della delle dello di dopo dove e ed era erano essere fa "
     "gli ha hai hanno ho i il in io l la le lei li lo loro lui ma me mi mia mie mio molto ne nei "
     "nel nella nelle no noi non nostra nostro o ogni per perché più po poi può qual quale quando "
     "quella quello questa queste questi questo qui se sei si sia siamo siete sono sta stata stato "
     "su sua sue sugli sui sul sulla suo tra tu tua tuo tutti tutto un una uno vi voi è"},
    {"nl", "aan af al alle als altijd ben bij daar dan dat de der deze die dit doch doen door dus "
           "een en er ge geen had heb hebben heeft hem het hier hij hoe hun ik in is ja je jij "
           "jullie kan kon kunnen maar me meer men met mij mijn moet na naar niet niets nog nu of "
           "om omdat onder ons onze ook op over te tegen toch toen tot u uit uw van veel voor waar "
           "waarom wanneer want waren was wat we wel werd wezen wie wij wil worden wordt zal ze "
           "zei zich zij zijn zo zonder zou"},
    {"no", "alle at av ble bli blir blitt da de deg dem den denne der deres det dette di din disse "
           "du eg ein eit eller en enn er et etter for fordi fra før ha hadde han hans har hatt "
           "hennes her hos hun hva hvem hver hvis hvor hvordan hvorfor i ikke inn ja jeg kan kom "
           "kun kunne man mange med meg men min mine mitt mot mye nei noe noen nå når og også om "
           "opp oss over på selv seg sin sine sitt skal skulle slik som så til under ut var ved vi "
           "vil ville vår være vært"},
    {"pt", "a ainda ao aos aquela aquele as até com como da das de dela dele deles depois do dos e "
           "ela elas ele eles em entre era essa esse esta estamos estava estou está estão este eu "
           "foi foram fui há isso isto já lhe mais mas me mesmo meu meus minha minhas muito na nas "
           "nem no nos nossa nosso não nós num numa o onde os ou para pela pelo pelos por porque "
           "posso pode quais qual quando que quem se seja sem ser seu seus sou sua suas são só "
           "também te tem tenho ter teu tu tua tudo um uma você vocês à às é"},
    {"ru", "а без бы был была были было быть в вам вас ваш во вот все всё вы где да для до его ее "
           "её если есть еще ещё ж же за и из или им их к как когда кто ли мне мной можно мой мы "
           "на над нам нас не него нет ни них но ну о об однако он она они оно от очень по под "
           "почему при с свою себя сейчас со так также такой там тебя то того тоже только том ты у "
           "уже хочу чего чем что чтобы эта эти это этого этой этом этот я"},
    {"sv", "alla allt att av blev bli blir blivit de dem den denna deras dess dessa det detta dig "
           "din dina ditt du där då efter ej eller en er ett från för ha hade han hans har hela "
           "henne hennes hon honom hur här i icke ingen inom inte ja jag ju kan kommer kunde man "
           "med mellan men mig min mina mitt mot mycket ni nu när någon något några och också om "
           "oss på samma sedan sig sin sina sitta själv ska skulle som så sådan till under upp ut "
           "utan vad var vara varför varit vart vem vi vid vilken vill än är åt över"},
};

// Of how many words at least one must be a function word of the language that is guessed.
enum { WORDS_FOR_ONE = 10 };

struct str language_guess(const struct map *counts, uint32_t n_words) {
    struct str best = S("");
    uint32_t most = n_words / WORDS_FOR_ONE;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        struct str rest = str_of(lists[i].words), word;
        uint32_t n = 0;
        while (str_word(&rest, &word)) {
            const uint32_t *count = map_get(counts, word);
            if (count) n += *count;
        }
        if (n > most) most = n, best = str_of(lists[i].code);
    }
    return best;
}

struct str function_words(const char *code) {
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (strcmp(lists[i].code, code) == 0) return str_of(lists[i].words);
    return S("");
}
