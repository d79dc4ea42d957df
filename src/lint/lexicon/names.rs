//! Given names of many countries, written from memory, and what only looks like one.
//!
//! The names that are no other word are kept as a set of hashes, which is smaller than their
//! letters: sorted, and each as its distance from the one before in Rice coding. A word that
//! is none of them is taken for one in 1 of 120 cases, which does no harm: a name has to stand
//! where a person does.

use super::{
    super::words,
    tags::{DOUBTFUL_NAME, PRODUCT, Tags},
};

/// Of how many bits a hash in the set is.
const HASH_BITS: u32 = 19;
/// How many bits of a distance are written as they are.
const RICE_BITS: u32 = 6;

const CERTAIN: &str = "\u{142}ukasz \u{15e}eyma \u{e5}sa \u{e9}lise \u{e9}lodie \u{f6}zg\u{fc}r \u{f8}yvind \
     aaliyah aarav aaron abbie abby abdallah abdelaziz abdelkader abdi abdul abdulaziz abdullah \
     abdulrahman abebe abel abelardo abena abhishek abigail abilio abiodun abir abosede abraham \
     achieng achille adaeze adalbert adam adanna adaobi addison adebayo adela adelaide adele \
     adelheid adelino adenike adeola adina adithya aditi aditya adjoa adnan adolfo adrian \
     adriana adriano adrien adwoa aferdita afia afolabi afonso agata agathe agim agnes agneta \
     agnieszka agostino agus agustin aharon ahlam ahmad ahmed ahmet aibek aidan aiden aigerim \
     aijaz aiko ailbhe ailsa aine ainhoa aino ainsley aisha aishwarya aisling aisyah aitor \
     aizhan ajay ajla akanksha akash akemi akhil akihiro akiko akin akintunde akinyi akio akira \
     akito akosua akua akwasi alaa alain alan alana alasdair alastair alba alban albert alberta \
     alberto albin alda aldi aleah aled aleix alejandra alejandro aleksander aleksandr \
     aleksandra aleksey alem alemayehu alena alessandro alessia alessio alex alexander alexandra \
     alexandre alexandru alexei alexey alexis alfie alfonso alfred alfredas alfredo algernon \
     algirdas alhaji alhassan ali aliaksandr alice alicia alicja alina aline aliou alisa alisha \
     alisher alison alka allan allegra allison alma almaz almir almudena alois alok alonso alpay \
     alton alun alvaro alvin alvise alyona alyssa alzbeta amadeo amadeu amadi amadou amaka \
     amalia amanda amandine amar amara amarachi amare amaury ambra ambroise amelia amelie \
     americo amets amgad amie amina aminata amine amir amit amitabh ammar amogh amol amparo amra \
     amrita amruta amy ana ana\u{ef}s anabel anahita anais anand ananya anas anastasia anatoly \
     anders andie andika andile andr\u{e9} andre andrea andreas andrei andreia andrej andres \
     andreu andrew andrey andrii andriy andrzej andy aneta aneurin anezka anfisa angela angelica \
     angelika angelina angelo angelos anggun angharad angie angus anh aniela anika aniket anil \
     anindita anirban anisa anish anita anja anjali anjana anke ankit ankita ankur anmol ann \
     anna annabel annabelle annalisa anne anne-marie annegret annelie annemarie annette annie \
     annika anoop anouk anselm ansgar anshul antanas anthi anthony antje antoine anton antonella \
     antoni antonia antonin antonio antti anuj anupam anuradha anurag anushka anvar anwar anya \
     anyango aoibhinn aoife aonghus aparna apinya apoorva arabella araceli arantxa aranzazu \
     arash arata archana archie arda ardian aria ariadne ariana ariane arianna arief ariel arif \
     arjan arjen arjun arkadiusz arkady arlo arman armand armando armin arnab arnaud arnav arnd \
     arne arno arnold arpad arpit arpita artem arthit arthur artur arturo artyom arun aruna \
     arundhati arvid arvind asaf asami asel asger asha asher ashish ashley ashok ashton ashutosh \
     ashwin asier asif askar aslan asma assaf assane astrid asuka atanas atieno atif atsuko \
     atsushi attila atul aubrey aude audrey audun augusto aurelia aurelie aurelien aurelio \
     aurora ava avery avi avigail avinash aviv aviva awa awino awuor axel axelle ay\u{15f}e \
     ayaan ayaka ayako ayanda ayelet ayesha aygul aylin ayman ayo ayodele ayse aysel ayu ayumi \
     ayush azadeh aziz aziza azra azucena babajide babak babatunde badr bagus bahar bahram \
     bakary bakhyt balaji balarabe balazs balint bambang banu baptiste barak baraka barbara \
     barbora baris barnabas barnaby barney barry bart bartek bartlomiej bartosz bas basak bashar \
     bashir basma bassam bassel basti bastian bastien batuhan batya bayram beata beatrice \
     beatriz becky bedri begona behrouz bekele bekzat bela belen belinda ben bence benedetta \
     benedict benedicte benedikt bengt benita benito benjamin benoit bente berit berk berkay \
     bernadette bernard bernardo bernd bernhard bert bertha bertil bertram bertrand besnik beth \
     bethan bethany betsy bettina betty beverley bhanu bharat bhaskar bhavana bhavesh bhavna \
     bhavya bhupendra bianca bijoy bilal bilge biljana billie billy binh binod binta birger \
     birgit birgitta birol birte bisrat bj\u{f6}rn bjarke bjarne bjoern bjorn blaine blake \
     blanka blazej blerim boaz bob bodil bogdan bogdana bogna bogumil boguslaw bohdan bohumil \
     boitumelo bojan bolaji bongani bonnie bora boris borislav borja botir bozena brad bradley \
     brady brahim bram brandon branka branko bratislav brayden breanna brenda brendan brenna \
     brent brett brian brianna bridget brigita brigitte britney brittany brody bronislaw bronwen \
     bronwyn bruce bruna bruno bryan bryce bryn budi buhle bukola burak burcu burkhard buse \
     busisiwe byron cadan caetano cagla cahya caio caitlin caleb callum calum calvin camelia \
     cameron camila camille camilo campbell canan candace candela candice cansu caoilfhionn \
     caoimhe carina carl carla carlo carlos carlotta carly carmela carmen carmine carol carola \
     carole carolina caroline caroll carolyn carrie carson carsten carys casey casimir cassidy \
     cassie catalin catalina catarina caterina cathal catherine cathrine cathy catrin catriona \
     cecile cecilia cedric celeste celia celine celso cem cemal cengiz ceren ceri cesar cesare \
     ceyda cezary chad chaim chaitanya chalerm chana chandan chandra chandrika chanel chanida \
     chantal chantelle charlene charles charlie charlotta charlotte charu chau chava chayan \
     cheikh chelsea chen cheng cheryl chester chetan chiamaka chiara chidera chidi chiedu chieko \
     chihiro chika chima chinedu chinwe chioma chipo chirag chisom chitra chiyo chlo\u{e9} chloe \
     chris chrissy christa christelle christian christina christine christof christoph \
     christophe christopher chuck chukwudi chukwuemeka chukwuma chus cian ciara ciaran cihan \
     cillian cindy cinzia ciro citra claire clara clarence clarissa claudia claudine claudio \
     claus clayton clelia clemence clemens clement clifford clinton clive clodagh clyde cody \
     coen colin coline colleen colm conall conceicao concepcion concetta conchita connie connor \
     conor constantin cora corentin corentine corey corinna corinne cormac cornelia corneliu \
     corrado cosimo cosmin costas costin courtney craig cressida crina cristian cristiano \
     cristina cristobal cristovao ctirad cuong curtis cynthia cyril cyrille czeslaw czeslawa \
     daan dace daffyd dafna dafydd dagmar dagny daichi daiki daisuke dalal dalia dalibor dalit \
     damian damien damir damla damon dan dana danica daniel daniela daniele daniella danielle \
     daniil danijel danila danilo danish danjuma danny danuska danuta daphne dara darcy daren \
     daria darija dario darius dariush dariusz darko darlene darragh darrell darren darryl \
     darshan daryl dasa dauren dave david davide davina davit davor dawid dawit dawson dayna \
     deanna deb debashish debasish debbie debora deborah debra declan dedi deepa deepak deepika \
     deirdre dejan delaney delia delilah delores delphine delyth demba demet demetrius demi \
     denis denisa denise deniz dennis denny derek dermot derrick derya deshawn desmond desta \
     detlef devansh devendra devi devika devin devon devran dewi dhananjay dharmesh dhruv diallo \
     dian diana diane dianne diarmuid didier diego dierk dieter dietmar diksha dilara dilek \
     dilip dilnoza dilshad dimas dimitar dimitra dimitri dimitris dina dinara dineo dinesh dinh \
     dinis dino dipika dipti dirk disha divya diyor djamel djibril dmitri dmitry dmytro doan \
     dobrin doina dolores domagoj domenico dominic dominik dominika dominique donal donald \
     donata donatella donato donna donnacha donovan dora doreen dorian doris doron dorota \
     dorothy doru doug dougal douglas dov dragan dragana dragos drita dror duarte dubravka duc \
     duncan dunja durga dusan dustin dvora dwayne dwight dylan dzmitry eamon easton ebba ebele \
     ebere eberhard ebony ebru ece eckhard ed eda edda eddie edgar edin edita edith edmund \
     edmundo edna edoardo edouard edson eduarda eduardo edvard edward edwin edwina edyta eero \
     eeva efe efosa efrat eftychia efua egil egle egon egor ehab ehud eija eiji eileen eilidh \
     eilish eimear einar eirik eitan eivind ekaterina ekene ekin ekow elad elaine elchin eldad \
     eldar eleanor elena eleni eleonora eleonore eleri elham eli eliana elias eliezer elif \
     elijah elikem elin elina elio elior elisa elisabeth elisabetta elise eliseo elisha eliska \
     eliza elizabeth elizaveta elke ella elle ellen ellie ellinor elliot elliott ellis elmar \
     elmer elmira elodie eloisa eloise elsa elsbeth elsie elton elvira elvis elzbieta emad eman \
     emanuel emanuela emanuele emefa emeka emeline emer emi emiko emil emile emilia emilie \
     emilija emilio emily emin emina emine emma emmanuel emmanuelle emmett emrah emre emyr \
     encarnacion enda endang endre enes eniola enis enitan ennio enrico enrique enzo eoin eran \
     erdem eren erez eri eric erica erik erika erin erkan erkki erlan erna ernesto ernie ernst \
     ersin ervin erwin erzsebet eshan esi esin eskil esme esmee esmeralda espen esperanza esra \
     essi esteban estefania estelle ester esther eszter ethan ethel etienne etiennette etsuko \
     ettore euan eugen eugene eugenia eugenie eugenio eun eunice eunji eusebio eva eva-maria \
     evan evangelia eve evelina evelyn everett evgenia evgeniya evgeny ewa ewan ewelina eyal \
     ezgi ezinne ezra fabian fabiana fabien fabienne fabio fabiola fabrice fabrizio fadi fadumo \
     fahad faisal faiza fajar falk fanny farah farai farhad farhan farid farida fariha faris \
     farouk farrukh faruk fatih fatima fatma fatou faustine fawzi faye febri federica federico \
     fedor felicia feliciano felicity felipe felix femi femke feng ferdinand ferenc fergal \
     fergus ferhat feride fermin fernanda fernando ffion fiachra fikret filip filipa filipe \
     filippo finbar finlay finley fintan fiona fionn fionnuala firas firat fitri flavia flavien \
     flavio fleur flora florian floriane florin floyd folake folasade forrest fouad \
     fran\u{e7}ois frances francesca francesco francine francis francisca francisco franciszek \
     franck franco francois franjo frankie franklin frantisek franz franziska fraser frauke fred \
     freddie frederic frederick frederico frederik fredrik freja freya frida fridolin frieda \
     friederike friedrich fritz fuad fulvio fumiko fumio funke funmi funmilayo furkan fyodor \
     g\u{fc}nther gabi gabor gabriel gabriela gabriele gadi gael gaelle gaetano gagan gail galih \
     galina galit ganapathy ganesh gareth garima garrett garry gary gaspard gaurav gauri gautam \
     gauthier gavin gayatri gbenga gediminas geert geeta gemma genevieve gennady gennaro \
     genowefa geoff geoffrey geoffroy georg george georgi georgia georgie georgina georgios \
     georgy geraint gerald geraldine gerard gerardo gerd gergely gerhard gerhild gerlinde german \
     gerrit gerry gert gertrud gertrude gesine gethin ghada ghassan gheorghe ghislaine giacomo \
     giada giampaolo giancarlo giang gianluca gianni gideon gilbert gilberto gili gilles gillian \
     gina gines ginette gintaras giorgia giorgio giorgos giovanna giovanni girish girma gisela \
     giselle gita giulia giuliana giuliano giulio giuseppe giuseppina gizem gladys gleb glenda \
     glenn gloria glyn godwin goedele gokhan goksel goncalo gonzalo gopal goran gordana gordon \
     gosia gottfried govind graca gracie graciela graeme graham grainne graziella grazyna greg \
     gregoire gregor gregorio gregory greta gretchen griet griffin grigor grigory gruffydd \
     grzegorz guadalupe gudrun guido guilhem guilherme guillaume guillem guillermo guinevere \
     guled gulnara gulsen gunawan gunda gunilla gunnar gunter gunther gurpreet gus gustav \
     gustavo gwen gwenaelle gwendolyn gwyn gwyneth gyorgy haakon habib habiba hadar hadas hadley \
     hafiz hagar haidar haifa hailey haim haitham hajime hakan hakim hakon hal hala haley halil \
     halima halina halvor halyna hamad hamid hamish hamza hana hanako hanan hanane handan hande \
     hanh hani hania hanin hanna hannah hanne hanneke hannelore hannes hanno hans hans-peter \
     hansjorg hao harald hari harini haris harish harold haroon harpreet harriet harrison harry \
     harsh harsha harshad harshita hartmut haru haruka haruki haruto harvey hasan hasmik hassan \
     hatice hattie hauwa havva haya hayato hayden hayley hayriye hazem heather heba hector hedda \
     hedvika hedwig hege heidi heike heikki heiko heiner heinrich heinz hela helder helen helena \
     helene helga helge helio helmi helmut hema hemal hemant hendra hendrik henk henner henning \
     henri henrietta henriette henrik henrique henry henryk herbert heriberto herman hermann \
     hernan hertha herve hiba hicham hideaki hideki hideo hidetoshi hien hieu hikari hikaru hila \
     hilary hilda hilde himanshu hina hinata hiro hiroaki hiroki hiroko hiromi hironori hiroshi \
     hiroto hisham hitesh hitomi hitoshi hiwot hoai hoan hoang hodan holger hollie hong honorata \
     honza horace horia horst hortense hortensia hossein hotaru howard hristo hrvoje hubert huda \
     hugh hugo hugues humberto humphrey huong husam huseyin hussain hussein huw huy huyen hyun \
     hyunwoo hywel iain ian ibolya ibrahim ichiro idan idil idit ido idris iestyn ieuan ieva \
     ifan ifeanyi ifeoma ige ignacio ignacy ignas igor ihab ikenna iker ikram ilan ilana ilaria \
     ildiko ilenia ilias ilir ilka ilker ilkka ilona ilse ilya iman imani imogen imran imre \
     in\u{ea}s inacia inaki inbal indah indira indra indu ines inge ingeborg inger ingo ingrid \
     inigo inmaculada inna innes inyang ioan ioana ioannis iolanda iolo iona ionut iqbal ira \
     irem irena irene irfan irina irma irvin irving iryna isaac isabel isabell isabella isabelle \
     isaiah isha ishaan ishita ishola isidora isidro iskander isla ismael ismail isra issa \
     istvan itai itsuki itziar iulia ivan ivana ivar iveta ivica ivo ivone ivonne ivy iwan iwo \
     iwona iyabo izabela izumi j\u{f6}rg j\u{fc}rgen jaakko jaap jabari jabir jacek jacinta \
     jackie jackson jacob jacopo jacqueline jacques jadranka jadwiga jagdish jagoda jahid jai \
     jaime jake jakob jakub jalal jamal james jameson jamie jamila jamshid jan jana janaina \
     janaki jane janek janet janez janice janina janine jannicke janos janusz jared jarek jari \
     jarl jarmila jarmo jarno jaromir jaroslav jaroslava jaroslaw jasleen jasmin jasmina jasna \
     jason jaspreet jassim jaswinder jatin javi javier jawad jay jaya jayant jayanthi jayden \
     jayesh jayne jazmin jean jean-luc jean-paul jean-pierre jeanette jeanne jed jedrzej jeff \
     jeffery jeffrey jelani jelena jelle jen jengo jenna jennie jennifer jenny jens jeremiah \
     jeremie jeremy jermaine jeroen jerome jerry jerzy jesper jess jesse jessica jessie jessika \
     jesus ji-woo jie jignesh jiho jill jillian jim jimmy jin jindrich jing jintana jiri jirka \
     jiro jisoo jitka jiwoo jo\u{e3}o joachim joakim joan joana joann joanna joanne joao joaquin \
     joaquina jocelyn jocelyne jochen jodi jodie joe joel joelle joern joey johan johanna \
     johannes john johnny joko jolanta jolene jolien jomo jon jonah jonas jonathan joni joost \
     jordan jordana jordi jordyn jorg jorge jorgen joris jorn jorunn jos\u{e9} jose josef \
     josefina josefine joseph josephine josh joshua josiah josiane josie josip josu josue jouni \
     jovan jovana joyce jozef juan juanita judit judith judy juha juhani jukka julia julian \
     juliana julianne julie julien juliet julieta julio julita julius jun junaid junichi junko \
     jurgen jurgita jussara jussi justin justine justyn justyna jutta jyoti kaan kabelo kacper \
     kader kadir kaede kagiso kai kailash kairat kaitlyn kaito kaja kajal kajetan kalina kalle \
     kalpana kalyan kalyani kamal kamala kamau kamil kamila kamola kamon kamran kanako kanchan \
     kanika kannika kanya kaori kapil karabo karan kareem karel karen kari karim karima karin \
     karina karine karl karl-heinz karla karol karolina karsten karthik karthika kartik kartika \
     kasia kasper katarina katarzyna kate katelyn katerina kateryna katharina katherine kathleen \
     kathrin kathryn kathy katia katie katja katlego katrien katrin katrina katsuya katya \
     kaushal kaveh kavita kavya kaya kayla kaylee kayode kazimierz kazuki kazuko kazuo kazuya \
     keerthi kees kefa kehinde keiko keir keisuke keita keith kellie kelly kelsey kelvin kemal \
     ken kendall kendra kendrick kenichi kenji kenjiro kenneth kenny kenta kentaro kento kenza \
     kerem keren kerri kerry kerstin keshav ketan kevin khadija khaled khalid khanh khanyi khoa \
     kieran kieu kim kimberly kimmo kinga kipchoge kiprop kira kiran kirill kirk kirsten kirstie \
     kirsty kishore kittisak kiyoshi kjell klara klaudia klaus klemen knut koen kofi kofoworola \
     kohei koichi koji kojo koki kolawole komal konrad konstantin koray korhan kornelia kosta \
     kostas kosuke koushik krasimir kris krishna krista kristen kristi kristian kristijan \
     kristin kristina kristjan kristof kristoffer kristy kristyna krisztina kriti kritika \
     kritsada krystian krystyna krzysztof ksenia kumar kumiko kunal kunio kunle kurnia kurt \
     kusum kveta kwabena kwaku kwame kwasi kwesi kyla kyle kylie kyohei kyoko lacey lachie \
     lachlan ladislav laetitia laia laila lajos lakshman lakshmi lalit lalitha lam lamar lamia \
     lamido lamin lamine landon lara larisa larissa larry lars lasse laszlo lata latasha latifa \
     latisha latoya laura laure lauren laurence laurent lauri laurie lautaro lavanya lawrence \
     layla layth lea leah leander leandro leanne lebo lech leela leena leif leigh leila leilani \
     leire lejla leland len lena lenka lennart leo leon leona leonard leonardo leonid leonie \
     leonor leopold leopoldo leos lerato leroy leslie lestari lester leszek leticia letizia \
     levent levi lewis leyla liam liana liang libby libor libuse lida lidia lidija lieke \
     liesbeth lieselotte lieve liina liisa lila lilach lilian liliana lilla lillian lilly lily \
     lin lina linda lindani lindiwe lindsay lindsey ling linnea linus lionel lior liora liron \
     lisa lisbeth lise liv livia liz liza lizzie ljiljana ljubica lleucu llinos lloyd llyr \
     lodewijk logan loic lois lola lonnie lorcan loredana lorena lorenz lorenzo loretta lori \
     lorna lorraine lothar lotte lottie louis louisa louise lourdes lowri luan lubna lubomir \
     lubos luboslav luc luca lucas lucette lucia lucian luciana luciano lucie lucien lucille \
     lucinda lucja lucy lucyna ludek ludmila ludovic ludovica ludvik ludwig luigi luis luisa \
     luise luiz luiza luka lukas lukasz luke lupe lutz luuk lwazi lydia lyle lyn lynda lynette \
     lynn lyubov lyudmila m\u{e1}rio maaike maarten maayan mabel maciej maciek mack mackenzie \
     madalena maddalena maddie madeleine madhav madhavi madhu madhuri madina madoka mads maeve \
     magda magdalena maggie magnus maha mahdi mahesh mahima mahmoud mahnaz maija maike maiken \
     mairead mairi maite maja majed makar makena maki makoto maksim maksymilian malachy malai \
     malak malcolm malgorzata malik malika malin malini mallory malte malwina mamadou mami mamta \
     manabu manal manas manasi mandeep mandla mandy maneesh manfred mangesh manish manisha manju \
     manjula manoj manolis manon mansi mansour manuel manuela mao marc marcel marcela marcelina \
     marcella marcello marcelo marcia marcin marco marcos marcus mareike marek maren margaret \
     margarete margarida margarita margaux marge marged margherita margie margit margot margriet \
     marguerite maria mariam mariama marian mariana mariangela marianne mariano maribel \
     maricarmen marie marieke marija marijke marika mariko marilena marilia marilyn marina \
     marine mario mariola marion marisa marisol marissa marit marius mariusz marjan marjorie \
     marketa markku marko markus marla marlena marlene marlies marloes marlon marsha marta \
     martha martijn martin martina martine marty martyna marvin marwa marwan mary maryam maryann \
     maryse marzena marzia masahiro masaki masako masami masanori masashi masato masha \
     massimiliano massimo matan matej mateo mateusz matheus mathew mathias mathieu mathilde \
     matias matilda matilde mato matt matteo matteus matthew matthias matthieu matti matvei maud \
     maura maureen maurice mauricio maurizio mauro mavis mawuli maxence maxim maxime maximilian \
     maximo maxine maya mayank maysa mayuko mayumi mazen mbali mbugua medhat meenakshi meera \
     megan megha megumi mehdi mehmed mehmet mehran mehrdad mei mei-ling meike meir mel melanie \
     melati melek melinda melis melissa meltem melvin menachem merav mercedes meredith merlin \
     mert mervat merve meseret metin mette mhairi mia micael micaela michael michaela michal \
     micheal michel michela michele micheline michelle michiko midori mieczyslaw mieke miguel \
     miguela mihai mihail mihir miho miia mika mikael mike mikhail miki mikio mikkel mikko \
     miklos mikolaj milada milagros milan mildred milena milica milind miljan millie milos \
     miloslav milton min-jun mina minako minal mindy ming minh minjun minna minnie minoru mira \
     miranda mireia mireille mirek mirela miri miriam mirjam mirjana mirka mirko miro miroslav \
     miroslawa mirza misaki misha mislav mitali mitch mitchell mithun mitsuru miyuki mizuki \
     mladen moana modibo mohamad mohamed mohammad mohammed mohan mohini mohit mohsen moira \
     moises mojca mojtaba mollie molly momchil momoko mona monica monika monique montserrat \
     morag moran morgan moritz morna morris morten moses moshe motoki moumita mouna mounir mousa \
     moussa mpho mridul muhammad muireann mukesh mukul munir murali murat murdo muriel mustafa \
     mustapha muthoni mutua mwangi mwanzia mwende myfanwy mykola mylene myra myriam myrtle mzia \
     nabil nabila nadav nadeem nadege nadezhda nadia nadim nadine nadja naeem naftali nafula \
     nagisa nagy nahla naima naina najib najla naledi nalini namrata nanami nancy nanda nandi \
     nandini nandita nao naoki naoko naomi naoto narayan naree naresh narges nargiza nasra \
     nasrin nasser natalia natalie natalija natalya natasa natasha nate nathalie nathan \
     nathaniel natsuki natsumi nattapong nava naveen navneet navya nawal nayeli nazim nazli \
     ndidi neal nebojsa necati ned nedim neelam neeraj neeta neetu neha nehal neil nele nellie \
     nelson nemanja nenad nerea nermin nerys nestor nettie nevena nga ngan nghia ngoc ngozi \
     ngugi nguyen nhung nia niall niamh nicholas nick nicky nicola nicolae nicolai nicolas \
     nicole nicoletta nicolo nidhi niels nienke nigel nihal nikhil nikita niklas niko nikol \
     nikola nikolai nikolaos nikos nilay nilesh nils nilson nilufar nilufer nimisha nimrod nina \
     ningsih nino nir niran nirmal nirmala nisha nishant nithya nitin nitya nitzan nizar njeri \
     njoroge nkechi nkem nkosana nnamdi nneka no\u{eb}l noa noah noam noboru nobuko nobuo \
     nobuyuki nodira noel noelia noelle noemi noemie nokuthula nolan nomsa nomvula noor nora \
     norbert norberto noriko norio norma norman nour noura novi nuala nugroho nuno nuray nuria \
     nurit nurlan nurul nyaga nyambura nyokabi oana oanh obi obiageli obinna ochieng odhiambo \
     odile ofer ofir ognjen oguz ohad oisin ojas okan okoro okoth oksana oktay olabisi olaf \
     olalla olamide olanrewaju olayinka ole oleg olek oleksandr olena olesya olga olgierd oliver \
     olivia olivier oliwia ollie olu olumide oluwaseun oluwatobi omar omer omid omkar omolara \
     omondi omran omri onalerona ondrej onur onyango onyeka oonagh opeyemi ophelia orazio oren \
     orhan oriol orit orla orlaith orly ornella orsolya ortrud ortwin osagie osamu oscar osian \
     oskar oskari osman osnat osvaldo otakar otavio othman otieno otilia otis ottavia ottilie \
     otto ovidiu owain owen oybek oyelaran ozan ozgur pablo paco paddy padma padraig paige \
     palesa pallavi pam pamela panagiotis pankaj pantelis paola paolo parag parisa parth partha \
     parul parvati parveen pascale pasquale patrice patricia patrick patrik patrizia patrycja \
     patryk patsy patti patty paul paula paulina pauline paulo pavan pavel pavla pawe\u{142} \
     pawel payal payton peadar pedrina pedro peggy pekka pelin pelle penelope penny pepe percy \
     pernille perrine perry perttu pervez petar pete peter petr petra petri petro petronella \
     petros petter petya peyton phil philip philipp philippe phillip phoebe phong phuc phuoc \
     phuong phyllis pia piera piero pierre pierrick piet pieter pietro pilar pinar piotr piotrek \
     pirjo piyawat piyush plamen polina polly pontus pooja poonam prabhakar prabhu prachi \
     pradeep pradip pragya prakash pranav praneeth pranjal prasad prasert prasetyo prashant \
     prateek pratibha pratik pratiwi praveen predrag preecha preethi preeti premysl prerna \
     preston primoz priscilla prithvi priya priyam priyanka proinsias przemek przemyslaw purnima \
     purnomo putri qasim qiang quan quang quentin quincy quinn quitterie quoc quyen quyet quynh \
     ra\u{fa}l rabia rachael rachel radek radha radhika radim radka radmila radomir radoslav \
     radoslaw radovan radu rafael rafaela rafal raffaele raffaella raghav ragheb raghu raghunath \
     ragnhild raheem rahil rahmat rahul raimund rainer raj rajan rajat rajeev rajendra rajesh \
     rajiv rajko rajni raju rakesh rakhi ralf ralitsa ralph raluca rama ramadan ramakrishna \
     raman ramesh rami ramiro ramon ramona ramya ramzi rana randal randall randi randy rania \
     ranjan ranjit ranveer raphael raquel rasha rashid rashida rashmi rasmus ratko ratna rattana \
     raul ravi ravindra rawan rayan raymond razvan rebeca rebecca reem reena refilwe reggie \
     regina reginald regis rehab reiko reiner reinhard reinhold reinout rekha remco remi \
     ren\u{e9} renan renata renate renato renaud rene renee renu renzo reuben reyhan reza rhea \
     rhian rhiannon rhodri rhonda rhys riad ricardo riccardo richa richard rick ricky riikka \
     riku riley rima rina rini risa rishi rita ritesh ritika ritu ritva rivka riya riyad rizky \
     roald robbie robert roberta roberto robin robyn rocco rochelle rocio roddy roderick rodney \
     rodolfo rodolphe rodrigo roel rogelio roger rogerio rogier rohan rohini rohit roisin rola \
     roland rolf romain roman romeo ron ronald ronan ronda ronen roni ronit ronja ronnie \
     roosevelt rory rosa rosalia rosalie rosalind rosamund rosana rosanna rosario roscoe \
     rosemary roshan roshni rosie ross rossana rossella rostislav rotimi roxana roxane roxanne \
     roy roza rozalia ruairi ruairidh ruba rubem ruben ruchi rudi rudiger rudo rudolf rudy \
     ruediger rufus ruggero rui rukmini rupa rupali rupert rushikesh ruslan russ russell rustam \
     rutger ruth ruud ruxandra ruzena ryan ryder rylan ryo ryoko ryosuke ryota ryszard ryu \
     s\u{f8}ren saad saadia saanvi saara sabah sabina sabine sabrina sachiko sachin sade sadhbh \
     sadia sadie saeed safa safiya sagar sagi sagit sahil sahra saif saikat sakari sakda saki \
     sakshi sakura salah saleh salih salil salim salimata sally salma salvador salvatore salwa \
     sam samantha samar samarth sameer sameh samer sami samir samira sammy sampath samson samuel \
     samuele sana sandeep sander sandor sandra sandrine sandro sangeeta sanja sanjana sanjay \
     sanjeev sanjin sanna sanne santiago santosh saoirse saori sara sarah sarawut sardor sarika \
     sarit sarita sarka sarlota sasa sascha sasha saskia satish satoshi satu satya saul saurabh \
     savas savita savitri sawsan sayaka scott seamus sean sebastian sebastien sebnem seda seema \
     sefa segolene segun seiji sekou selam selena selim selin selina selma semih semra semyon \
     senad senan senka senthil seo seojun seppo serap serdar serena serge sergei sergey sergio \
     serhat serkan setiawan setsuko severine sevgi seyda shabnam shachar shadi shafiq shahid \
     shahzod shai shailesh shaima shakti shalini shalu shambhavi shana shane shanelle shankar \
     shannon shanthi sharad sharmila sharon shashank shashi shaul shaun shauna shavkat shawn \
     shawna sheetal sheila shelby sheldon shelia shelley shelly shereen sheri sherif sherman \
     sherri sherry sherzod shigeru shilpa shimon shin shingo shinichi shinji shinobu shiori \
     shipra shira shirin shirley shiv shivam shivani shizuka shlomi shlomo sho shobha shohei \
     shoma shona shota shreya shruthi shruti shubha shubham shuhei shun shunsuke shweta sibel \
     sibusiso sibylle siddharth siddhi sidney siegfried sienna sigal sigrid sigurd silke silvana \
     silvano silvester silvia silvio silviu simao simisola simon simona simone simonetta simran \
     sina sinan sindre sinead sinisa siobhan sioned sipho sirikit sissel siti sivakumar sivan \
     siwan siyabonga sizwe sjoerd skylar slamet slavica slavko slavoljub slawek slawomir \
     slobodan smadar smita smriti sneha snehal snezana sofia sofie sofiya sofya soham solange \
     soledad solveig sombat somchai somesh somsak somying sondos sonia sonja sonya soo-jin \
     sophia sophie soraya sorcha soren sorin sotiris soumya sourav spyros srdjan sreedevi sri \
     srikanth srinidhi srinivas sriram stacey stacy stan stanislav stanislava stanislaw stanko \
     stanley stavros stefan stefania stefanie stefano steffen steffi stella sten stepan stephan \
     stephane stephanie stephen stevan steve steven stewart stijn stine stjepan stoyan stuart \
     subhash subrata suchada suchitra suda sudeep sudha sudhir sugandha sugeng suhail suharto \
     sujata sujay sukanya sukma suleiman sulekha suleyman suman sumaya sumeet sumiko sumit \
     sumita sunan sundar sung sunil sunita sunniva supaporn supriya suraj surbhi surendra suresh \
     suri surya suryani susan susana susanna susanne sushant susheela sushma susi susie susumu \
     suzana suzanne suzette svatopluk svein sven svenja sverre svetlana swati sybil sybille \
     sylvain sylvia sylvie sylwia synne szilvia szymek szymon taavi tabitha tadashi tadej \
     tadesse tadeusz tadhg taha taiki taisiya taiwo takahiro takako takao takashi takayuki \
     takeshi taku takuma takumi takuya talal tali talia tamaki tamar tamara tamas tamer tami \
     tammy tamsin taner tanguy tania tanja tanmay tanuja tanvi tanya tao taofeek tapan tapio \
     tara taras tarek tariku tariq tarja tarun tasha tatenda tatiana tatjana tatsuya tatum \
     teagan tebogo ted tedros teemu tegan tegwen tejas tejaswini telma temitope tendai teodor \
     teodora teodoro terence teresa teresita tereza teri tero terrance terrell terrence terri \
     terry tessa tetsuo tetsuya thabo thaksin thanaporn thandi thandiwe thang thanh thao thato \
     thea thelma themba theo theodor theodore theodoros theophile theresa therese theresia \
     thiago thibault thida thien thierry thijs thilo thinh thoa thom thomas thora thorsten thuan \
     thulani thuy tiago tibor tien tiffany tigran tihana tiina tijana tilda tilly tilo tim timea \
     timmy timo timofey timothee timothy timur tina tineke tiziana tiziano tjark tjerk toan \
     tobechukwu tobias toby todd tolga tom tomas tomasz tomek tomer tomislav tommaso tommy \
     tomohiro tomoki tomoko tomomi tomos toni tonje tony tonya topi torben torbjorn torkild \
     torquil torstein torsten toru toshiko toshio toshiro tova tove toyin tracey traci tracy \
     tran trang trent trevor tricia trina trine trinh trisha tristan trond troy truc trudy trung \
     trupti trygve tshepo tsubasa tsutomu tsvi tuan tuba tudor tuija tulika tumelo tuncay tunde \
     tung tunji tuomas tuomo turgut tushar tuti tuuli tuva tuyen tuyet twan tyler tymoteusz \
     tyrone tyson tzipi ubirajara uche uchechi uchenna uday udo ufuk ugo ugochi ugur ujjwal ulf \
     uli ulla ulli ulrich ulrike ulugbek uma umar umberto umesh umida umut una unai upendra uri \
     uriel ursula urszula urvashi uschi usha usman uta utami ute utkarsh uwe uyen vaclav vadim \
     vahid vaibhav vaishali valdir valentin valentina valentino valeria valerie valerio valery \
     vandana vanesa vanessa vani vania vanitha vanja vanna varsha varun varvara vasant vasco \
     vasil vasile vasiliki vasily vasudha vaughn vedran veena veerle vegard veli velibor veljko \
     velma vendula venkat venkatesh vera verena verna vernon veronica veronika veronique vesa \
     vesna vibeke vibha vicente vicki vicky victoire victoria vidhi vidya vijay vijaya vikas \
     vikram viktor viktoria ville vilma vimal vinay vinayak vince vincent vincenzo vineet vinh \
     vinicius vinita vinod viola violeta viorel vipin viraj virgil virginia virginie virpi \
     vishal vishnu vishwas vit vitaly vito vitor vittoria vittorio vivek vivian viviana vivienne \
     vjekoslav vlad vladan vladimir vladimira vladislav vladislava vlasta vlatka vojislav \
     vojtech volker vratislav vsevolod vuk vusi vuyo vy vyacheslav wacek wael wafa wagner wahyu \
     waldemar waleed walid wally walt walter waltraud wambui wanda wang wangari wanida wanjiku \
     wanjiru warren wassim wataru wati wawan wayne wei wekesa wellington wenche wendy wenke \
     werner weronika wes wesam wesley whitney wichai widodo wiebke wiesia wieslaw wiktor wilbur \
     wilfred wilfried wilhelm willa willard willem willi william willie wilma wim winfried \
     winifred winston wioletta witek witold wladyslaw wojciech wojtek wolfgang wout wouter wulan \
     wyatt wynn xabier xander xavier xiao xiaoming ximena xin xinyi xolani xuan yaa yaakov yael \
     yagmur yago yahya yair yaiza yakubu yamini yan yana yanis yaniv yannick yannis yanti yara \
     yariv yaron yaroslav yash yashwant yasin yasmin yasmine yasser yassin yasuko yasuo yasushi \
     yavuz yaw yegor yehuda yelena yemi yen yesica yesim yetunde yevgeny yi yiannis yigit ying \
     yingluck yiorgos yishai yitzhak ylva yngve yoann yoav yogesh yogita yohannes yohei yoichi \
     yoko yolanda yonas yoni yosef yoshi yoshiko yoshio yosra yossi yosuke yotam yousef youssef \
     yui yuichi yuji yuka yukari yuki yukiko yukio yuko yulia yuma yumi yumiko yuna yuni yunus \
     yuri yuriko yusra yusuf yusuke yuto yuval yuvi yuvraj yuya yves yvette yvonne zac zach \
     zachary zack zahra zaid zaida zain zainab zaira zakaria zane zanele zara zarina zawadi \
     zbigniew zbynek zdena zdenek zdenka zdravko zdzislaw zeev zehra zeina zeki zelda zeljko \
     zeynep zhanar zhang zhanna zhen ziad zinaida zineb zita zivile zlata zlatan zlatko zo\u{eb} \
     zodwa zoe zoey zofia zohar zohreh zola zoltan zoran zorica zoya zsofia zsolt zuberi zubin \
     zuleikha zuri zuzana zuzanna zygmunt";

const COUNT: usize = words::count(CERTAIN);
static SORTED: [u32; COUNT] = sorted(words::hashes(CERTAIN));
const LENGTH: usize = rice(&SORTED, &mut []).div_ceil(8);
static CODE: [u8; LENGTH] = {
    let mut code = [0; LENGTH];
    rice(&SORTED, &mut code);
    code
};

/// The set of names that are no other word.
#[derive(Debug)]
pub struct Names(Box<[u32]>);

impl Names {
    /// Reads the set.
    pub fn read() -> Self {
        let mut at = 0;
        let mut bit = || {
            let byte = CODE.get(at / 8).copied().unwrap_or_default();
            at += 1;
            u32::from(byte >> ((at - 1) % 8) & 1)
        };
        let mut last = 0;
        let mut hashes = Vec::with_capacity(COUNT);
        for _ in 0..COUNT {
            let mut distance = 0;
            while bit() == 1 {
                distance += 1 << RICE_BITS;
            }
            for place in 0..RICE_BITS {
                distance += bit() << place;
            }
            last += distance;
            hashes.push(last);
        }
        Self(hashes.into_boxed_slice())
    }

    /// Whether a name has this hash, which is one of [`words::hash`] for its lower case.
    pub fn contains(&self, hash: u32) -> bool {
        self.0.binary_search(&folded(hash)).is_ok()
    }
}

const fn folded(hash: u32) -> u32 {
    (hash ^ hash >> HASH_BITS) & ((1 << HASH_BITS) - 1)
}

/// Folded and ascending; two that are the same stay, with no distance between them.
const fn sorted<const N: usize>(mut hashes: [u32; N]) -> [u32; N] {
    let mut at = 0;
    while at < N {
        hashes[at] = folded(hashes[at]);
        at += 1;
    }
    // By Shell's method: the compiler runs this, and has no sort of its own.
    let mut gap = 3280;
    while gap > 0 {
        let mut at = gap;
        while at < N {
            let hash = hashes[at];
            let mut to = at;
            while to >= gap && hashes[to - gap] > hash {
                hashes[to] = hashes[to - gap];
                to -= gap;
            }
            hashes[to] = hash;
            at += 1;
        }
        gap /= 3;
    }
    hashes
}

/// Writes the code as far as there is room for it. Gives how many bits it takes.
const fn rice(hashes: &[u32], code: &mut [u8]) -> usize {
    let (mut bits, mut at, mut last) = (0, 0, 0);
    while at < hashes.len() {
        let mut distance = hashes[at] - last;
        last = hashes[at];
        while distance >> RICE_BITS > 0 {
            bits = put(code, bits, 1);
            distance -= 1 << RICE_BITS;
        }
        bits = put(code, bits, 0);
        let mut place = 0;
        while place < RICE_BITS {
            bits = put(code, bits, distance >> place & 1);
            place += 1;
        }
        at += 1;
    }
    bits
}

const fn put(code: &mut [u8], at: usize, bit: u32) -> usize {
    if at / 8 < code.len() {
        code[at / 8] |= (bit as u8) << (at % 8);
    }
    at + 1
}

/// Names that are also other words, and products that look like names.
pub const NAMES: &[(Tags, &str)] = &[
    (
        DOUBTFUL_NAME,
        "ida ola min till may will mark grant hope bill drew chase art jack rob pat sue frank guy max ray rich dean victor page chance dawn joy faith grace rose jasmine ruby amber sky summer april june august autumn carol christian iris ivy lance lane dale dick don gene miles nick penny pierce reed rusty sandy skip stone wade ward wells young bob chip cliff clay colt dash earl gale hunter mason taylor tanner carter parker sawyer fisher porter drake glen heath forest ash basil sage olive pearl crystal violet daisy lily heather holly robin jay wren finn rex roman norm curt ernest randy buck duke king prince judge major bishop pope temple angel jewel star sunny melody harmony charity constance patience prudence mercy destiny genesis trinity haven journey london paris austin dallas houston brooklyn madison savannah virginia georgia carolina florence sydney india china israel jordan kenya chad kit bo bea val lou jo mo vi bo-young sun moon song linh lan kay dee bay tan trip gil tad ace art hank lee",
    ),
    (
        PRODUCT,
        "jenkins travis salt chef sentry kafka athena hudson cassandra hermes apollo atlas loki thanos cortex mimir tempo puppet ansible bamboo jira nexus artemis phoenix titan delta lambda vault nomad consul helm argo flux rook celery alexa siri jasper jaeger jason-server docker swift django flask elm ada pascal haskell ember gatsby ruby perl scala kotlin spinnaker harbor falco envoy istio linkerd terraform kubernetes redis postgres mysql mongo oracle grafana prometheus datadog splunk zabbix nagios icinga pingdom pagerduty opsgenie slack gitlab github bitbucket buildkite circleci drone tekton dependabot renovate snyk sonar cloudflare akamai fastly heroku netlify vercel amazon google azure microsoft apple ibm okta auth0 stripe twilio sendgrid mailgun zoom teams confluence notion airflow spark hadoop hive presto trino flink beam nifi samza zookeeper etcd nginx traefik haproxy apache tomcat jetty varnish squid memcached rabbitmq activemq nats pulsar celeryd sidekiq resque gunicorn uwsgi puma unicorn webrick rails laravel spring hibernate quarkus micronaut maven gradle ant npm yarn webpack vite babel jest mocha selenium cypress puppeteer playwright ubuntu debian fedora centos alpine windows linux macos android ios chrome firefox safari edge opera bors hubot jarvis watson cortana clippy fluentd fluent-bit logstash kibana elastic elasticsearch opensearch kiam calico cilium weave flannel coredns velero kyverno kured karpenter",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_in_the_set_and_hardly_a_word_that_is_none() {
        let names = Names::read();
        for name in CERTAIN.split_ascii_whitespace() {
            assert!(names.contains(words::hash(name)), "{name}");
        }
        let others = (0..10_000).filter(|n| names.contains(words::hash(&format!("word{n}"))));
        assert!(others.count() < 150);
    }
}
