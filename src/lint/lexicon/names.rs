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

const CERTAIN: &str = "aaliyah aarav aaron abbie abby abdallah abdelaziz abdelkader abdul abdulaziz abdullah \
     abdulrahman abel abelardo abena abhishek abigail abilio abir abraham achieng achille adaeze \
     adalbert adam addison adebayo adela adelaide adele adelheid adelino adeola adina adithya \
     aditi aditya adnan adolfo adrian adriana adwoa afia afolabi afonso agata agathe agnes agneta \
     agnieszka agostino agus agustin aharon ahlam ahmad ahmed aibek aidan aiden aigerim aiko \
     ailsa aine aino ainsley aisha aishwarya aisling aisyah aitor ajay ajla akanksha akash akemi \
     akhil akihiro akiko akin akinyi akio akira akito akua alaa alain alan alana alasdair \
     alastair alba alban albert alberta alberto aldi aleah alejandra alejandro aleksander \
     aleksandr aleksandra aleksey alena alessandro alessia alessio alex alexander alexandra \
     alexandre alexandru alexei alexey alexis alfie alfonso alfred alfredo algernon alhassan ali \
     alice alicia alicja alina aline alisa alisha alisher alison alka allan allegra allison alma \
     almir almudena alois alok alonso alton alun alvaro alvin alyona alyssa alzbeta amadeu amadi \
     amadou amaka amalia amanda amandine amar amara ambra amelia amelie americo amina aminata \
     amir amit amitabh amogh amol amparo amra amrita amruta amy ana anabel anahita anais anand \
     ananya anas anastasia anatoly ana\u{ef}s anders andie andika andile andre andrea andreas \
     andrei andreia andrej andres andrew andrey andrii andriy andrzej andr\u{e9} andy aneta \
     aneurin anezka angela angelica angelika angelina angelo anggun angharad angie angus anh \
     aniela anika aniket anil anindita anirban anish anita anja anjali anjana anke ankit ankita \
     ankur anmol ann anna annabel annabelle annalisa anne anne-marie annegret annette annie \
     annika anoop anouk anselm anshul anthony antje antoine anton antonella antoni antonia \
     antonio antti anuj anupam anuradha anurag anushka anvar anwar anya anyango aoife aonghus \
     aparna apinya apoorva arabella araceli arantxa aranzazu arash arata archana archie arda aria \
     ariana arianna arief ariel arif arjen arjun arkadiusz arkady armand armando armin arnab \
     arnaud arnav arnd arne arnold arpit arpita artem arthit arthur artur arturo artyom arun \
     aruna arundhati arvind asaf asami asha asher ashish ashley ashok ashton ashutosh ashwin \
     asier asif askar asma assaf astrid asuka atanas atieno atsushi atul aubrey aude audrey \
     augusto aurelie aurelien aurelio aurora ava avery avi avigail avinash aviv aviva awa awino \
     awuor axel axelle ayaan ayaka ayako ayanda ayelet ayesha ayman ayo ayodele ayse ayu ayumi \
     ayush ay\u{15f}e azadeh aziz aziza azra azucena babajide babak babatunde badr bagus bakary \
     bakhyt balaji balarabe balazs bambang banu baptiste barak baraka barbara barbora baris \
     barnaby barney barry bart bartek bartlomiej bartosz bas basak bashar bashir basma bassam \
     basti bastian bastien batya beata beatrice beatriz becky begona bekzat bela belen belinda \
     ben bence benedetta benedict benedicte benedikt bengt benita benito benjamin benoit berk \
     bernadette bernard bernardo bernd bernhard bert bertha bertram bertrand beth bethan bethany \
     betsy bettina betty beverley bhanu bharat bhavana bhavesh bhavna bhavya bhupendra bianca \
     bijoy bilal bilge billie billy binh binod binta birger birgit birgitta birte bjarke bjarne \
     bjoern bjorn bj\u{f6}rn blaine blake blanka blazej boaz bob bodil bogdan bogdana bogna \
     bohdan bohumil boitumelo bojan bongani bonnie bora boris borja botir bozena brad bradley \
     brady bram brandon branko brayden breanna brenda brendan brenna brent brett brian brianna \
     bridget brigitte britney brittany brody bronislaw bronwyn bruce bruna bruno bryan bryce bryn \
     budi buhle bukola burak burcu burkhard byron cadan cahya caio caitlin caleb callum calum \
     calvin cameron camila camille campbell candace candice caoimhe carina carl carla carlo \
     carlos carlotta carly carmela carmen carmine carol carola carole carolina caroline caroll \
     carolyn carrie carson carsten carys casey cassidy cassie catalin catalina catarina caterina \
     catherine cathrine cathy catrin catriona cecile cecilia cedric celeste celia celine celso \
     cem ceri cesar cezary chad chaim chaitanya chalerm chana chandan chandra chandrika chanida \
     chantal chantelle charlene charles charlie charlotte charu chau chava chelsea chen cheng \
     cheryl chester chetan chiamaka chiara chidera chidi chiedu chieko chihiro chika chima \
     chinedu chinwe chioma chipo chirag chisom chitra chloe chlo\u{e9} chris chrissy christa \
     christelle christian christina christine christof christoph christophe christopher chuck \
     chukwudi chukwuemeka chus cian ciara ciaran cillian cindy cinzia ciro citra claire clara \
     clarence clarissa claudia claudine claudio claus clayton clemence clement clifford clinton \
     clive clyde cody colin coline colleen colm conceicao concepcion concetta conchita connie \
     connor conor constantin cora corentin corey corinna corinne cormac cornelia corrado cosmin \
     costin courtney craig cressida cristian cristiano cristina cristobal cristovao ctirad cuong \
     curtis cynthia cyril czeslaw daan daffyd dafna dafydd dagmar daichi daiki daisuke dalal \
     dalia dalibor dalit damian damien damir damla damon dan dana daniel daniela daniele daniella \
     danielle daniil danijel danila danjuma danny danuta daphne dara darcy daren daria dario \
     darius dariush dariusz darko darlene darragh darrell darren darryl darshan daryl dasa dauren \
     dave david davide davina davor dawid dawit dawson dayna deanna deb debashish debbie debora \
     deborah debra declan dedi deepa deepak deepika deirdre dejan delaney delia delilah delores \
     delphine delyth demetrius demi denis denisa denise deniz dennis denny derek dermot derrick \
     deshawn desmond desta detlef devansh devendra devi devika devin devon dewi dhananjay \
     dharmesh dhruv diallo dian diana diane dianne diarmuid didier diego dierk dieter dietmar \
     diksha dilip dilnoza dimas dimitar dimitri dimitris dina dinara dineo dinesh dinh dinis dino \
     dipti dirk disha divya diyor dmitri dmitry dmytro doan doina dolores domenico dominic \
     dominik dominika dominique donal donald donatella donato donna donnacha donovan dora doreen \
     dorian doris doron dorota dorothy doug dougal douglas dov dragan dragos dror duarte dubravka \
     duc duncan dusan dustin dvora dwayne dwight dylan eamon easton ebba ebele ebere eberhard \
     ebony ebru ece eckhard ed eddie edgar edin edith edmund edna edoardo edouard edson eduarda \
     eduardo edward edwin edwina edyta eero eeva efe efosa efrat efua egil egon egor ehab ehud \
     eiji eileen eilidh eilish eimear eirik eitan eivind ekaterina ekene ekin elad elaine eldad \
     eleanor elena eleni eleonora eleonore eli eliana elias eliezer elif elijah elikem elin elina \
     elior elisa elisabeth elisabetta elise elisha eliska eliza elizabeth elizaveta elke ella \
     elle ellen ellie elliot elliott ellis elmar elmer elodie eloise elsa elsie elton elvira \
     elvis elzbieta emad eman emanuel emanuela emanuele emefa emeka emeline emer emi emiko emil \
     emile emilia emilie emilio emily emina emine emma emmanuel emmanuelle emmett emrah emre emyr \
     encarnacion enda endang enes eniola enitan enrico enrique enzo eoin eran erdem erez eri eric \
     erica erik erika erin erlan ernesto ernie ernst ersin ervin erwin eshan esi esme esmee \
     esmeralda espen esperanza esra essi esteban estefania estelle ester esther eszter ethan \
     ethel etienne etiennette etsuko ettore euan eugen eugene eugenia eugenie eugenio eun eunice \
     eunji eva eva-maria evan eve evelyn everett evgenia evgeniya evgeny ewa ewan ewelina ezinne \
     ezra fabian fabiana fabien fabienne fabio fabiola fabrice fabrizio fadi fahad faisal faiza \
     fajar falk fanny farah farai farhan farid farida faris farouk farrukh fatih fatima fatma \
     fatou fawzi faye febri federica federico fedor felicia feliciano felicity felipe felix femi \
     femke feng ferdinand fergal fergus ferhat fermin fernanda fernando ffion fiachra filip \
     filipa filipe filippo finbar finlay finley fintan fiona fionnuala firas fitri flavia flavien \
     flavio flora florian florin floyd folake folasade forrest frances francesca francesco \
     francine francis francisca francisco franciszek franck franco francois franjo frankie \
     franklin frantisek franz franziska fran\u{e7}ois fraser frauke fred freddie frederic \
     frederick frederico frederik fredrik freja freya frida frieda friederike friedrich fritz \
     fuad fumiko fumio funke funmi fyodor gabi gabor gabriel gabriela gabriele gadi gael gaelle \
     gaetano gagan gail galih galina galit ganapathy ganesh gareth garima garrett garry gary \
     gaspard gaurav gautam gauthier gavin gayatri gbenga geert geeta gemma genevieve gennady \
     gennaro genowefa geoff geoffrey geoffroy georg george georgi georgia georgie georgina \
     georgios georgy geraint gerald geraldine gerard gerardo gerd gergely gerhard gerlinde german \
     gerrit gerry gert gertrud gertrude gesine gethin ghada ghassan gheorghe giacomo giada giang \
     gianluca gianni gideon gilbert gilberto gili gilles gillian gina gines ginette giorgia \
     giorgio giorgos giovanna giovanni girish gisela giselle gita giulia giuliana giuliano giulio \
     giuseppe giuseppina gladys gleb glenda glenn gloria glyn goedele gokhan goncalo gonzalo \
     gopal goran gordana gordon gosia gottfried govind graca gracie graciela graeme graham \
     grainne graziella grazyna greg gregoire gregor gregorio gregory greta gretchen griet griffin \
     grigor grigory gruffydd grzegorz guadalupe gudrun guido guilhem guilherme guillaume guillem \
     guillermo guinevere gulnara gulsen gunawan gunda gunilla gunnar gunter gunther gurpreet \
     gustav gustavo gwen gwenaelle gwendolyn gwyn gwyneth g\u{fc}nther habib hadar hadas hadley \
     hafiz hagar haidar haifa hailey haim haitham hajime hakan hakim hakon hal hala haley halina \
     halvor halyna hamad hamid hamish hamza hana hanako hanan hanh hani hania hanin hanna hannah \
     hanne hannelore hannes hans hans-peter hao harald hari harini harish harold haroon harpreet \
     harriet harrison harry harsh harsha harshad harshita hartmut haru haruka haruki haruto \
     harvey hassan hattie hauwa haya hayato hayden hayley hazem heather heba hector hedda hedvika \
     hedwig heidi heike heikki heiko heiner heinrich heinz helder helen helena helene helga helge \
     helio helmi helmut hema hemal hemant hendra hendrik henk henner henning henri henrietta \
     henrik henrique henry henryk herbert herman hermann hernan hertha herve hiba hicham hideaki \
     hideki hideo hidetoshi hien hieu hikari hikaru hila hilary hilda hilde himanshu hina hinata \
     hiro hiroaki hiroki hiromi hironori hiroshi hiroto hisham hitesh hitomi hitoshi hoai hoan \
     hoang holger hollie hong honorata honza horace horst hortense hortensia hotaru howard hristo \
     hrvoje hubert huda hugh hugo hugues humberto humphrey huong hussain hussein huw huy huyen \
     hyun hyunwoo hywel iain ian ibrahim ichiro idan idit ido idris iestyn ieuan ifan ifeanyi \
     ifeoma ige ignacio ignacy ignas igor ihab ikenna iker ikram ilan ilana ilaria ilenia ilker \
     ilkka ilona ilya iman imani imogen imran inacia inaki inbal indah indira indra indu ines \
     inge ingeborg inger ingo ingrid inigo inmaculada inna innes inyang in\u{ea}s ioan ioana \
     ioannis iolo iona ionut iqbal ira irena irene irfan irina irma irvin irving iryna isaac \
     isabel isabell isabella isabelle isaiah isha ishaan ishita ishola isidora isidro isla ismael \
     ismail issa itai itsuki itziar iulia ivan ivana ivar iveta ivica ivo ivone ivonne ivy iwan \
     iwo iwona iyabo izabela izumi jaap jabir jacek jacinta jackie jackson jacob jacopo \
     jacqueline jacques jadranka jadwiga jagdish jagoda jahid jai jaime jake jakob jakub jalal \
     jamal james jameson jamie jamila jamshid jan jana janaina janaki jane janek janet janice \
     janina janine jannicke janos janusz jared jarek jari jarmila jarmo jarno jaromir jaroslav \
     jaroslava jaroslaw jasleen jasmin jasmina jasna jason jaspreet jassim jatin javi javier \
     jawad jay jaya jayant jayanthi jayden jayesh jayne jazmin jean jean-luc jean-paul \
     jean-pierre jeanette jeanne jedrzej jeff jeffery jeffrey jelani jelena jelle jen jengo jenna \
     jennie jennifer jenny jens jeremiah jeremie jeremy jermaine jeroen jerome jerry jerzy jesper \
     jess jesse jessica jessie jessika jesus ji-woo jie jignesh jiho jill jillian jim jimmy jin \
     jindrich jing jintana jiri jirka jiro jisoo jitka jiwoo joachim joakim joan joana joann \
     joanna joanne joao joaquin joaquina jocelyn jocelyne jochen jodi jodie joe joel joelle joern \
     joey johan johanna johannes john johnny joko jolanta jolene jolien jomo jon jonah jonas \
     jonathan joni joost jordan jordana jordi jordyn jorg jorge jorgen joris jorn jose josef \
     josefina josefine joseph josephine josh joshua josiah josiane josie josip josu josue \
     jos\u{e9} jouni jovan joyce jozef jo\u{e3}o juan juanita judit judith judy juha juhani jukka \
     julia julian juliana julianne julie julien juliet julio julita julius jun junichi junko \
     jurgen jurgita jussara justin justine justyn justyna jutta jyoti j\u{f6}rg j\u{fc}rgen kaan \
     kabelo kacper kaede kagiso kai kailash kairat kaitlyn kaito kaja kajal kajetan kalle kalpana \
     kalyan kalyani kamal kamala kamau kamil kamila kamola kamon kamran kanako kanchan kanika \
     kannika kanya kaori kapil karabo karan kareem karel karen kari karim karima karin karina \
     karine karl karl-heinz karla karol karolina karsten karthik kartik kartika kasia kasper \
     katarina katarzyna kate katelyn katerina kateryna katharina katherine kathleen kathrin \
     kathryn kathy katia katie katja katlego katrien katrin katrina katsuya kaushal kaveh kavita \
     kavya kaya kayla kaylee kayode kazimierz kazuki kazuko kazuo kazuya keerthi kees kefa \
     kehinde keiko keir keisuke keita keith kellie kelly kelsey kelvin kemal ken kendall kendra \
     kendrick kenichi kenji kenjiro kenneth kenny kenta kentaro kento kerem keren kerri kerry \
     kerstin keshav ketan kevin khadija khaled khalid khanh khanyi khoa kieran kieu kim kimberly \
     kimmo kipchoge kiprop kira kiran kirill kirk kirsten kirstie kirsty kishore kittisak kiyoshi \
     kjell klara klaudia klaus knut koen kofi kofoworola kohei koichi koji kojo koki kolawole \
     komal konrad konstantin koray kornelia kostas kosuke koushik kris krishna krista kristen \
     kristi kristian kristijan kristin kristina kristof kristoffer kristy kristyna krisztina \
     kriti kritika kritsada krystian krystyna krzysztof ksenia kumar kumiko kunal kunio kunle \
     kurnia kurt kusum kveta kwabena kwame kwesi kyla kyle kylie kyohei kyoko lacey lachie \
     lachlan ladislav laetitia laia lajos lakshman lakshmi lalit lalitha lam lamar lamia lamido \
     lamin landon lara larisa larissa larry lars lasse laszlo lata latasha latifa latisha latoya \
     laura laure lauren laurence laurent lauri laurie lautaro lavanya lawrence layla lea leah \
     leander leandro leanne lebo lech leela leif leigh leila leilani leire lejla leland len lena \
     lenka lennart leo leon leona leonard leonardo leonid leonie leonor leopold leopoldo leos \
     lerato leroy leslie lestari lester leszek leticia letizia levent levi lewis leyla liam libby \
     libor libuse lida lidia lidija lieke liesbeth lieselotte lieve liisa lila lilach lilian \
     liliana lillian lilly lily lin lina linda lindani lindiwe lindsay lindsey ling linnea linus \
     lionel lior liora liron lisa lisbeth lise livia liz liza lizzie ljiljana ljubica lleucu \
     llinos lloyd llyr logan loic lois lonnie lorcan lorena lorenz lorenzo loretta lori lorna \
     lorraine lothar lotte lottie louis louisa louise lourdes lowri luan lubna lubomir lubos luc \
     luca lucas lucette lucia luciana luciano lucie lucien lucille lucinda lucja lucy lucyna \
     ludek ludmila ludovic ludovica ludwig luigi luis luisa luise luiz luiza luka lukas lukasz \
     luke lupe lutz luuk lwazi lydia lyle lyn lynda lynette lynn lyubov lyudmila maaike maarten \
     maayan mabel maciej maciek mack mackenzie madalena maddalena maddie madeleine madhav madhavi \
     madhu madhuri madina madoka mads maeve magda magdalena maggie magnus maha mahdi mahesh \
     mahima mahmoud maija maike maiken mairead mairi maite maja majed makar makena maki makoto \
     maksim maksymilian malachy malai malak malcolm malgorzata malik malika malin malini mallory \
     malte malwina mamadou mami mamta manabu manal manas manasi mandeep mandla mandy maneesh \
     manfred mangesh manish manisha manju manjula manoj manon mansi mansour manuel manuela mao \
     marc marcel marcela marcelina marcella marcello marcelo marcia marcin marco marcos marcus \
     mareike marek maren margaret margarete margarida margarita margaux marge marged margherita \
     margie margot marguerite maria mariam mariama marian mariana mariangela marianne mariano \
     maribel maricarmen marie marieke marija marijke marika mariko marilia marilyn marina marine \
     mario mariola marion marisa marisol marissa marit marius mariusz marjorie marketa markku \
     marko markus marla marlena marlene marloes marlon marsha marta martha martin martina martine \
     marty marvin marwa marwan mary maryam maryann maryse marzena marzia masahiro masaki masako \
     masami masanori masashi masato masha massimiliano massimo matan matej mateo mateusz matheus \
     mathew mathias mathieu mathilde matias matilda matilde matt matteo matteus matthew matthias \
     matthieu matti matvei maud maura maureen maurice mauricio maurizio mauro mavis mawuli \
     maxence maxim maxime maximilian maximo maxine maya mayank maysa mayuko mayumi mazen mbali \
     mbugua medhat meera megan megha megumi mehdi mehmed mehmet mehrdad mei mei-ling meike meir \
     mel melanie melati melinda melissa melvin menachem merav mercedes meredith merlin mervat \
     merve mette mhairi mia micael micaela michael michaela michal micheal michel michela michele \
     michelle michiko midori mieczyslaw mieke miguel miguela mihai mihail mihir miho miia mika \
     mikael mike mikhail miki mikio mikkel mikko mikolaj milada milan mildred milena milica \
     milind miljan millie milos miloslav milton min-jun mina minako minal mindy ming minh minjun \
     minna minnie minoru mira miranda mireia mireille mirek mirela miri miriam mirjam mirjana \
     mirka mirko miro miroslav miroslawa misaki misha mitali mitch mitchell mithun mitsuru miyuki \
     mizuki mladen mohamad mohamed mohammad mohammed mohan mohit mohsen moira moises mollie molly \
     momoko mona monica monika monique montserrat morag moran morgan moritz morna morris morten \
     moses moshe motoki mouna mounir mousa moussa mpho mridul muhammad muireann mukesh mukul \
     munir murali murat murdo muriel mustafa mustapha muthoni mutua mwangi mwanzia mwende myfanwy \
     mykola mylene myra myriam myrtle mzia m\u{e1}rio nabil nadav nadeem nadege nadezhda nadia \
     nadim nadine nadja naeem naftali nafula nagisa nahla naina najib najla naledi namrata nanami \
     nancy nanda nandini nandita nao naoki naoko naomi naoto narayan naree naresh nargiza nasrin \
     nasser natalia natalie natalya natasa natasha nate nathalie nathan nathaniel natsuki natsumi \
     nattapong nava naveen navneet navya nawal nayeli ndidi neal nebojsa ned nedim neelam neeraj \
     neeta neetu neha nehal neil nellie nelson nemanja nenad nerea nerys nestor nettie nga ngan \
     nghia ngoc ngozi ngugi nguyen nhung nia niall niamh nicholas nick nicky nicola nicolai \
     nicolas nicole nicoletta nicolo nidhi niels nienke nigel nikhil nikita niklas niko nikol \
     nikola nikolai nikolaos nikos nilesh nils nilson nilufar nimisha nimrod nina ningsih nir \
     niran nirmal nirmala nisha nishant nithya nitin nitya nitzan nizar njeri njoroge nkechi nkem \
     nkosana nnamdi nneka noa noah noam noboru nobuo nobuyuki nodira noel noelia noelle noemi \
     noemie nokuthula nolan nomsa nomvula noor nora norbert norberto noriko norio norma norman \
     nour noura novi no\u{eb}l nuala nugroho nuno nuria nurit nurlan nurul nyaga nyambura nyokabi \
     oana oanh obi obiageli obinna ochieng odhiambo odile ofer ofir ognjen oguz ohad oisin ojas \
     okan okoro okoth oksana olabisi olaf olalla olamide olanrewaju olayinka ole oleg olek \
     oleksandr olena olesya olga olgierd oliver olivia olivier oliwia ollie olu olumide oluwaseun \
     oluwatobi omar omer omkar omolara omondi omran omri onalerona ondrej onur onyango onyeka \
     oonagh opeyemi ophelia orazio oren orhan oriol orit orla orlaith orly ornella ortrud osamu \
     oscar osian oskar oskari osman osnat otakar otavio othman otis ottavia ottilie otto ovidiu \
     owain owen oybek oyelaran ozan pablo paco paddy padma padraig paige palesa pallavi pam \
     pamela pankaj paola paolo parag parth parul parveen pascale pasquale patrice patricia \
     patrick patrik patrizia patrycja patryk patsy patti patty paul paula paulina pauline paulo \
     pavan pavel pavla pawel pawe\u{142} payal payton peadar pedrina pedro peggy pekka pelle \
     penelope penny pepe percy pernille perrine perry pervez petar pete peter petr petra petri \
     petro petronella petros petter peyton phil philip philipp philippe phillip phoebe phong phuc \
     phuoc phuong phyllis pia piera piero pierre pierrick piet pieter pietro pilar piotr piotrek \
     pirjo piyawat piyush polina polly pooja poonam prabhakar prabhu prachi pradeep pradip pragya \
     prakash pranav praneeth pranjal prasad prasert prasetyo prashant prateek pratibha pratik \
     pratiwi praveen predrag preecha preethi preeti premysl prerna preston priscilla prithvi \
     priya priyam priyanka przemek przemyslaw purnima purnomo putri qasim qiang quan quang \
     quentin quincy quinn quitterie quoc quyen quyet quynh rabia rachael rachel radek radha \
     radhika radim radka radmila radomir radoslav radoslaw radovan radu rafael rafaela rafal \
     raffaele raffaella raghav ragheb raghu raghunath ragnhild raheem rahil rahmat rahul raimund \
     rainer raj rajan rajat rajeev rajendra rajesh rajiv rajko rajni raju rakesh rakhi ralf \
     ralitsa ralph raluca rama ramadan ramakrishna raman ramesh rami ramiro ramon ramona ramya \
     ramzi rana randal randall randi randy rania ranjan ranjit raphael raquel rasha rashid rashmi \
     rasmus ratko ratna rattana raul ravi ravindra rawan rayan raymond razvan ra\u{fa}l rebeca \
     rebecca reem reena refilwe reggie regina reginald regis rehab reiko reiner reinhard reinhold \
     rekha remco remi renan renata renate renato renaud rene renee renu renzo ren\u{e9} reuben \
     reza rhea rhian rhiannon rhodri rhonda rhys riad ricardo riccardo richa richard rick ricky \
     riikka riku riley rima rini risa rishi rita ritesh ritika ritu rivka riya riyad rizky roald \
     robbie robert roberta roberto robin robyn rochelle rocio roddy roderick rodney rodolfo \
     rodolphe rodrigo roel rogelio roger rogerio rohan rohini rohit roisin roland rolf romain \
     roman romeo ron ronald ronan ronda ronen roni ronit ronja ronnie roosevelt rory rosa rosalia \
     rosalie rosalind rosamund rosana rosanna rosario roscoe rosemary roshan roshni rosie ross \
     rossana rossella rostislav rotimi roxana roxane roxanne roy roza rozalia ruairi ruairidh \
     ruba rubem ruben ruchi rudi rudolf rudy ruediger rufus ruggero rui rukmini rupa rupali \
     rupert rushikesh ruslan russ russell rustam rutger ruth ruud ruzena ryan ryder rylan ryo \
     ryoko ryosuke ryota ryszard ryu saad saanvi saara sabah sabina sabine sabrina sachiko sachin \
     sade sadia sadie saeed safa safiya sagar sagi sagit sahil saif saikat sakda saki sakshi \
     sakura salah saleh salil salim salimata sally salma salvador salvatore salwa sam samantha \
     samar samarth sameer sameh samer sami samir samira sammy sampath samson samuel samuele sana \
     sandeep sander sandra sandrine sandro sangeeta sanja sanjana sanjay sanjeev sanjin sanna \
     sanne santiago santosh saoirse saori sara sarah sarawut sardor sarika sarit sarita sarka \
     sarlota sasa sascha sasha saskia satish satoshi satu satya saul saurabh savita savitri \
     sawsan sayaka scott seamus sean sebastian sebastien sebnem seda seema segolene segun seiji \
     sekou selena selim selin selina selma semih semyon senad senan senka senthil seo seojun \
     seppo serdar serena serge sergei sergey sergio serhat serkan setiawan setsuko severine \
     shabnam shachar shadi shahid shahzod shai shailesh shaima shakti shalini shalu shambhavi \
     shana shane shankar shannon shanthi sharad sharmila sharon shashank shashi shaul shaun \
     shauna shavkat shawn shawna sheetal sheila shelby sheldon shelia shelley shelly shereen \
     sheri sherif sherman sherri sherry sherzod shigeru shilpa shimon shin shingo shinichi shinji \
     shinobu shiori shipra shira shirin shirley shiv shivam shivani shizuka shlomi shlomo sho \
     shobha shohei shoma shona shota shreya shruthi shruti shubha shubham shuhei shun shunsuke \
     shweta sibusiso sibylle siddharth siddhi sidney siegfried sienna sigal sigrid sigurd silke \
     silvana silvano silvester silvia silvio silviu simao simisola simon simona simone simonetta \
     simran sina sindre sinead sinisa siobhan sioned sipho sirikit sissel siti sivan siyabonga \
     sjoerd skylar slamet slavica slavko slavoljub slawek slawomir slobodan smadar smita smriti \
     sneha snehal snezana sofia sofie sofiya sofya soham solange soledad solveig sombat somchai \
     somesh somsak somying sondos sonia sonja sonya soo-jin sophia sophie soraya sorcha soren \
     sorin soumya sourav srdjan sri srikanth srinidhi srinivas sriram stacey stacy stan stanislav \
     stanislava stanislaw stanley stefan stefania stefanie stefano steffen steffi stella sten \
     stepan stephan stephane stephanie stephen stevan steve steven stewart stijn stine stjepan \
     stuart subhash suchada suchitra suda sudeep sudha sudhir sugandha sugeng suhail suharto \
     sujata sujay sukanya sukma suleiman sulekha suman sumeet sumiko sumit sumita sunan sundar \
     sung sunil sunita sunniva supaporn supriya suraj surbhi surendra suresh suri surya suryani \
     susan susana susanna susanne sushant susheela sushma susi susie susumu suzana suzanne \
     suzette svatopluk svein sven svenja svetlana swati sybil sylvain sylvia sylvie sylwia synne \
     szilvia szymek szymon s\u{f8}ren taavi tabitha tadashi tadej tadeusz tadhg taha taiki \
     taisiya taiwo takahiro takako takao takashi takayuki takeshi taku takuma takumi takuya talal \
     tali talia tamaki tamar tamara tamas tamer tami tammy tamsin tanguy tania tanja tanmay \
     tanuja tanvi tanya tao taofeek tapan tara taras tarek tariku tariq tarja tasha tatenda \
     tatiana tatjana tatsuya tatum teagan tebogo ted teemu tegan tegwen tejas tejaswini telma \
     temitope tendai teodora teodoro terence teresa teresita tereza teri tero terrance terrell \
     terrence terri terry tessa tetsuo tetsuya thabo thaksin thanaporn thandi thandiwe thang \
     thanh thao thato thea thelma themba theo theodor theodore theophile theresa therese thiago \
     thibault thida thien thierry thijs thinh thoa thom thomas thorsten thuan thulani thuy tiago \
     tibor tien tiffany tiina tijana tilda tilly tilo tim timmy timo timofey timothee timothy \
     timur tina tineke tiziana tiziano tjark tjerk toan tobechukwu tobias toby todd tolga tom \
     tomas tomasz tomek tomer tomislav tommaso tommy tomohiro tomoki tomoko tomomi tomos toni \
     tonje tony tonya topi torben torbjorn torkild torquil torstein torsten toru toshiko toshio \
     toshiro tova tove toyin tracey traci tracy tran trang trent trevor tricia trina trine trinh \
     trisha tristan trond troy truc trudy trung trupti trygve tshepo tsubasa tsutomu tsvi tuan \
     tudor tuija tulika tumelo tunde tung tuomas tuomo tushar tuti tuva tuyen tuyet twan tyler \
     tymoteusz tyrone tyson tzipi ubirajara uche uchechi uchenna uday udo ufuk ugo ugochi ujjwal \
     ulf ulla ulli ulrich ulrike ulugbek uma umar umberto umesh umida umut una unai upendra uri \
     uriel ursula urszula urvashi uschi usha usman uta utami ute utkarsh uwe uyen vaclav vadim \
     vahid vaibhav vaishali valdir valentin valentina valentino valeria valerie valerio valery \
     vandana vanesa vanessa vani vania vanitha vanja varsha varun varvara vasant vasco vasil \
     vasile vasily vasudha vaughn vedran veena veerle vegard veljko velma vendula venkat \
     venkatesh vera verena verna vernon veronica veronika veronique vesa vesna vibeke vibha \
     vicente vicki vicky victoire victoria vidhi vidya vijay vijaya vikas vikram viktor viktoria \
     ville vilma vimal vinay vinayak vince vincent vincenzo vineet vinh vinicius vinita vinod \
     viola violeta viorel vipin viraj virgil virginia virginie virpi vishal vishnu vishwas vit \
     vitaly vito vitor vittoria vittorio vivek vivian viviana vivienne vlad vladan vladimir \
     vladimira vladislav vladislava vlasta vlatka vojislav vojtech volker vratislav vsevolod vuk \
     vusi vuyo vy vyacheslav wacek wael wafa wagner wahyu waldemar waleed walid wally walter \
     waltraud wambui wanda wang wangari wanida wanjiku wanjiru warren wataru wati wawan wayne wei \
     wekesa wellington wendy wenke werner weronika wes wesam wesley whitney wichai widodo wiebke \
     wiesia wieslaw wiktor wilbur wilfred wilfried wilhelm willa willard willem willi william \
     willie wilma wim winfried winifred winston wioletta witek witold wladyslaw wojciech wojtek \
     wolfgang wout wouter wulan wyatt wynn xabier xander xavier xiao xiaoming ximena xin xinyi \
     xolani xuan yaa yaakov yael yago yahya yair yaiza yakubu yamini yan yana yanis yaniv yannick \
     yannis yanti yara yariv yaron yaroslav yash yashwant yasin yasmin yasmine yasser yasuko \
     yasuo yasushi yaw yegor yehuda yelena yemi yen yesica yetunde yevgeny yi yigit ying yingluck \
     yishai yitzhak ylva yngve yoann yoav yogesh yogita yohannes yohei yoichi yoko yolanda yonas \
     yoni yosef yoshi yoshiko yoshio yossi yosuke yotam yousef youssef yui yuichi yuji yuka \
     yukari yuki yukiko yukio yuko yulia yuma yumi yumiko yuna yuni yuri yuriko yusuf yusuke yuto \
     yuval yuvi yuvraj yuya yves yvette yvonne zac zach zachary zack zahra zaid zaida zain zainab \
     zakaria zane zanele zara zarina zawadi zbigniew zbynek zdena zdenek zdenka zdravko zdzislaw \
     zeev zeina zelda zeljko zeynep zhanar zhang zhanna zhen ziad zinaida zineb zivile zlata \
     zlatko zodwa zoe zoey zofia zohar zola zoltan zoran zoya zo\u{eb} zuleikha zuri zuzana \
     zuzanna zygmunt \u{e5}sa \u{e9}lise \u{e9}lodie \u{f6}zg\u{fc}r \u{f8}yvind \u{142}ukasz \
     \u{15e}eyma";

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
