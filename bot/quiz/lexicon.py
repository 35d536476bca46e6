"""Closed lists by which a name is told to be a person's, a country's or a city's: all of them knowledge of the world.

No word here comes from a document. A name that no list and no word beside it tells is left alone.
"""

from __future__ import annotations

from typing import Final


def _names(block: str) -> frozenset[str]:
    return frozenset(name.strip() for name in block.split(","))


def _words(block: str) -> frozenset[str]:
    return frozenset(block.split())


def _kinds(block: dict[str, str]) -> dict[str, str]:
    return {word: kind for kind, words in block.items() for word in words.split()}


MEN: Final = _words(
    "Aarón Abdul Abel Abraham Adam Adán Adolf Adolfo Adrián Agustín Ahmed Alan Albert Alberto Alejandro Alejo "
    "Aleksander Aleksandr Alekséi Alessandro Alex Alexander Alexandre Alexéi Alexis Alfonso Alfred Alfredo Ali "
    "Allan Allen Anatoli Anders Andrea Andreas Andrew André Andréi Andrés Anthony Antoine Antonin Antonio Antón "
    "Archibald Ariel Armando Arnold Arthur Arturo August Augusto Aurelio Álvaro Ángel Barack Bartolomé Basilio "
    "Beltrán Benedicto Benito Benjamin Benjamín Bernard Bernardo Bertrand Bill Blas Bob Boris Brian Bruno Calvin "
    "Camilo Carl Carlo Carlos Cayetano Cecil César Charles Christian Christoph Christopher Claude Claudio Clemente "
    "Colin Conrad Constantin Constantino Cristian Cristóbal Dag Damián Daniel Dante Dave David Denis Dennis Diego "
    "Dietrich Dimitri Dmitri Domingo Donald Douglas Duncan Eberhard Edgar Edmund Edmundo Eduard Eduardo Edvard "
    "Edward Edwin Elías Eloy Emil Emile Emiliano Emilio Enrico Enrique Eric Erich Erik Ernest Ernesto Ernst Erwin "
    "Esteban Eugene Eugenio Eugène Eusebio Evaristo Evgeni Étienne Fabián Federico Felipe Ferdinand Fernando Félix "
    "Fidel Filippo Francesco Francis Francisco François Frank Franklin Franz Fred Frederick Friedrich Fritz Gabriel "
    "Galileo Garry Gaspar Gaston Geoffrey Georg George Georges Gerald Gerard Gerardo Gerhard Germán Giacomo Gilbert "
    "Gilberto Giordano Giorgio Giovanni Giuseppe Godfrey Gonzalo Gordon Graham Gregorio Gregory Guido Guillaume "
    "Guillermo Gunnar Gustav Gustave Gustavo Günther Hamid Hans Harold Harry Hassan Hector Heinrich Helmut Henri "
    "Henry Herbert Hermann Hernando Hernán Héctor Hilario Hipólito Horacio Howard Hubert Hugh Hugo Humberto "
    "Humphrey Ian Ibrahim Ignacio Igor Immanuel Iñaki Isaac Isidoro Isidro Ismael Iván Íñigo Jack Jacob Jacobo "
    "Jacques Jaime Jakob James Jan Javier Jean Jeff Jeffrey Jeremías Jerome Jerónimo Jerry Jesús Jim Jimmy Joan "
    "Joaquín Joe Joel Johan Johann Johannes John Johnny Jonas Jonathan Jordi Jorge Josef Joseph José Joshua Josiah "
    "Josué Juan Jules Julián Julio Julius Justin Justo Jürgen Karl Keith Kenneth Kevin Klaus Konrad Konstantín Kurt "
    "Larry Lars Laurent Lawrence Leon Leonard Leonardo Leonid Leopold Leopoldo León Leslie Lev Lewis Lionel Lorenz "
    "Lorenzo Louis Lucas Lucien Ludwig Luigi Luis Lyndon Malcolm Manfred Manuel Marc Marcel Marcelo Marco Marcos "
    "Mariano Mario Mark Marshall Martin Martín Mateo Mathieu Matías Matthew Maurice Mauricio Max Maxim Maximiliano "
    "Michael Michel Miguel Mihail Mijaíl Milton Mohamed Mohammed Moisés Nelson Neville Nicholas Nicolai Nicolas "
    "Nicolás Niels Nikita Nikola Nikolái Norman Octavio Olaf Oliver Olivier Omar Orlando Oscar Oswald Otto Óscar "
    "Pablo Pascual Patricio Patrick Paul Paulo Pavel Pedro Percy Peter Philip Philippe Pierre Pío Quentin Rafael "
    "Ralph Ramiro Ramón Raúl Ray Raymond René Ricardo Richard Rob Robert Roberto Robin Rodolfo Rodrigo Roger Roland "
    "Román Ronald Roque Rubén Rudolf Rudolph Rufino Russell Salvador Sam Samuel Sancho Santiago Saúl Scott "
    "Sebastián Serge Sergéi Sergio Serguéi Seymour Sidney Sigmund Simon Simón Stanley Stefan Stephen Steve Steven "
    "Stuart Sven Ted Teodoro Terry Theodor Theodore Thomas Tim Timothy Tobías Tom Tomás Toni Tony Ulises Umberto "
    "Valentín Valeri Vasili Vicente Victor Vincent Virgilio Vitali Vittorio Víctor Vlad Vladimir Vladímir Walter "
    "Warren Werner Wilhelm Will William Willy Winston Wolfgang Woodrow Xavier Yasir Yevgueni Yuri Yúri Zacarías"
)
"""Given names of men, in the languages in which Spanish texts have them."""

WOMEN: Final = _words(
    "Ada Adela Adelaida Adriana Agatha Agnes Agustina Aída Alejandra Alexandra Alice Alicia Alina Amalia Amanda "
    "Amelia Ana Anastasia Angela Anita Anna Anne Annie Antonia Astrid Aurora Ágata Ángela Ángeles Barbara Bárbara "
    "Beatriz Begoña Belén Benita Berta Blanca Brenda Brigitte Camila Carla Carlota Carmen Carol Carolina Catalina "
    "Catherine Cecilia Celia Charlotte Christina Christine Clara Claudia Concepción Constanza Consuelo Cristina "
    "Cynthia Daniela Débora Diana Dolores Dorotea Dorothy Edith Eleanor Elena Elisa Elisabeth Elizabeth Ellen Elsa "
    "Elvira Emilia Emily Emma Esperanza Ester Esther Eugenia Eva Fátima Federica Felisa Fernanda Florence Frida "
    "Gabriela Gertrudis Gloria Grace Graciela Greta Guadalupe Hannah Harriet Helen Helena Hilda Inés Ingrid Irene "
    "Irina Isabel Isabella Jane Janet Jennifer Jessica Jimena Joanna Josefa Josefina Juana Judith Julia Juliana "
    "Julie Juliette Karen Katharina Katherine Laura Leonor Leticia Lidia Linda Lisa Louise Lucía Lucy Luisa "
    "Madeleine Magdalena Malala Manuela Marcela Margaret Margarita Margot Maria Mariana Marie Marina María Marta "
    "Martha Mary Matilda Matilde Mercedes Michelle Mónica Nadia Natalia Natasha Nora Norma Nuria Ofelia Olga Olivia "
    "Pamela Patricia Paula Petra Pilar Raquel Rebeca Rita Rocío Rosa Rosalind Rosalía Rosario Rose Ruth Sandra Sara "
    "Sarah Silvia Simone Sofía Soledad Sonia Sophie Stella Susan Susana Svetlana Sylvia Tatiana Teresa Úrsula "
    "Valentina Valeria Vera Verónica Victoria Violeta Virginia Viviana Wangari Ximena Yolanda"
)
"""Given names of women."""

COUNTRIES: Final = _names(
    "Afganistán, Albania, Alemania, Andorra, Angola, Arabia Saudita, Arabia Saudí, Argelia, Argentina, Armenia, "
    "Australia, Austria, Azerbaiyán, Bangladesh, Bangladés, Baréin, Belice, Benín, Bélgica, Bielorrusia, Birmania, "
    "Bolivia, Bosnia y Herzegovina, Botsuana, Brasil, Brunéi, Bulgaria, Burkina Faso, Burundi, Bután, Camboya, "
    "Camerún, Canadá, Catar, Chad, Chequia, Chile, China, Chipre, Colombia, Corea del Norte, Corea del Sur, Costa "
    "de Marfil, Costa Rica, Croacia, Cuba, Dinamarca, Ecuador, Egipto, El Salvador, Eritrea, Escocia, Eslovaquia, "
    "Eslovenia, España, Estonia, Etiopía, Filipinas, Finlandia, Fiyi, Francia, Gabón, Gales, Gambia, Ghana, Grecia, "
    "Guatemala, Guinea, Guyana, Haití, Honduras, Hungría, India, Indonesia, Inglaterra, Irak, Irán, Irlanda, "
    "Islandia, Israel, Italia, Jamaica, Japón, Jordania, Kazajistán, Kazajstán, Kenia, Kirguistán, Kosovo, Kuwait, "
    "Laos, Lesoto, Letonia, Liberia, Libia, Liechtenstein, Lituania, Líbano, Luxemburgo, Madagascar, Malasia, "
    "Malaui, Malí, Malta, Marruecos, Mauritania, México, Moldavia, Mongolia, Montenegro, Mozambique, Mónaco, "
    "Namibia, Nepal, Nicaragua, Nigeria, Níger, Noruega, Nueva Zelanda, Omán, Pakistán, Panamá, Papúa Nueva Guinea, "
    "Paraguay, Perú, Polonia, Portugal, Puerto Rico, Ruanda, Rumania, Rumanía, Rusia, Senegal, Serbia, Singapur, "
    "Siria, Somalia, Sri Lanka, Suazilandia, Sudáfrica, Sudán, Suecia, Suiza, Surinam, Tailandia, Taiwán, Tanzania, "
    "Tayikistán, Togo, Turkmenistán, Turquía, Túnez, Ucrania, Uganda, Uruguay, Uzbekistán, Venezuela, Vietnam, "
    "Yemen, Zambia, Zimbabue"
)
"""Countries with names in the singular, and those of Great Britain; cities of the same name are left out."""

CITIES: Final = _names(
    "Adís Abeba, Alejandría, Ankara, Astaná, Asunción, Atenas, Atlanta, Auckland, Ámsterdam, Bagdad, Bakú, Bangkok, "
    "Barcelona, Basilea, Beirut, Belgrado, Bengasi, Berlín, Berna, Bilbao, Bogotá, Bolonia, Bombay, Boston, "
    "Brasilia, Bratislava, Bruselas, Bucarest, Budapest, Buenos Aires, Burdeos, Calcuta, Cali, Canberra, Caracas, "
    "Cartagena, Casablanca, Cádiz, Chicago, Cleveland, Colonia, Constantinopla, Copenhague, Cracovia, Dakar, "
    "Damasco, Delhi, Denver, Detroit, Dresde, Dublín, Edimburgo, Estambul, Estocolmo, Estrasburgo, Filadelfia, "
    "Florencia, Fráncfort, Génova, Ginebra, Glasgow, Granada, Guadalajara, Hamburgo, Hanói, Helsinki, Hiroshima, "
    "Houston, Islamabad, Jartum, Jerusalén, Johannesburgo, Kabul, Karachi, Kazán, Kiev, Kinshasa, La Habana, La "
    "Haya, La Paz, Lagos, Las Vegas, Leipzig, Leningrado, Lima, Lisboa, Liverpool, Londres, Los Ángeles, Lyon, "
    "Madrid, Managua, Manila, Maracaibo, Marsella, Málaga, Mánchester, Medellín, Melbourne, Miami, Milán, Minsk, "
    "Mombasa, Monterrey, Montevideo, Montreal, Moscú, Múnich, Nagasaki, Nairobi, Nápoles, Nueva Delhi, Nueva "
    "Orleans, Nueva York, Núremberg, Odesa, Omsk, Oporto, Oslo, Ottawa, Oviedo, Oxford, París, Pekín, Praga, "
    "Pretoria, Puebla, Quito, Rabat, Riad, Riga, Río de Janeiro, Roma, Rosario, Róterdam, Salamanca, Salzburgo, San "
    "Francisco, San José, San Petersburgo, Santiago de Chile, Santo Domingo, Sarajevo, São Paulo, Sebastopol, Seúl, "
    "Sevilla, Shanghái, Sídney, Sofía, Taskent, Teherán, Tel Aviv, Tiflis, Tirana, Tokio, Toledo, Toronto, "
    "Toulouse, Trípoli, Turín, Valparaíso, Varsovia, Venecia, Viena, Vigo, Vilna, Vladivostok, Volgogrado, "
    "Washington D. C., Yakarta, Zagreb, Zaragoza, Zúrich"
)
"""Great cities of the world, in the names by which Spanish knows them."""

ROLES_OF_MEN: Final = _words(
    "abogado actor alcalde almirante arquitecto arzobispo astronauta astrónomo autor ayudante biógrafo biólogo "
    "botánico canciller cantante capitán cardenal científico cineasta colega comandante compositor conde coronel "
    "cosmonauta dibujante dictador diputado director diseñador doctor dramaturgo duque economista editor embajador "
    "emperador empresario entrenador escritor escultor estadista explorador fabricante filántropo filósofo "
    "fotógrafo fundador general geólogo gobernador hermano hijo historiador homólogo ingeniero inventor "
    "investigador jefe juez jugador lingüista líder marqués matemático ministro naturalista navegante novelista "
    "obispo padre pastor periodista piloto pintor poeta predicador presidente príncipe profesor psicólogo rector "
    "reformador rey sacerdote secretario senador sociólogo sultán teniente teólogo vicepresidente virrey"
)
"""What a man may be, before or behind his name."""

ROLES_OF_WOMEN: Final = _words(
    "abogada actriz alcaldesa arqueóloga arquitecta astronauta astrónoma autora bailarina bióloga canciller "
    "cantante científica colega compositora condesa diputada directora diseñadora doctora dramaturga duquesa "
    "economista editora embajadora emperatriz empresaria escritora escultora exploradora filósofa fotógrafa "
    "fundadora gobernadora hermana hija historiadora ingeniera inventora investigadora jefa jueza jugadora líder "
    "madre ministra novelista periodista pintora poeta poetisa presidenta princesa profesora psicóloga rectora "
    "reina secretaria senadora socióloga tenista teóloga tía vicepresidenta"
)
"""What a woman may be."""

PRAISES: Final = _words(
    "actual antigua antiguo célebre conocida conocido entonces ex famosa famoso futura futuro gran ilustre joven "
    "nueva nuevo propia propio veterana veterano"
)
"""What may stand between an article and what somebody is."""

GROUPS: Final = _kinds(
    {
        "university": "Universidad",
        "union": (
            "Organización Unión Comunidad Asociación Liga Alianza Federación Confederación Sociedad Fundación Agencia"
        ),
        "body": "Comisión Consejo Parlamento Tribunal Corte Congreso Senado Ministerio Asamblea Comité Cámara",
        "firm": "Compañía Empresa Banco Corporación",
        "party": "Partido",
        "church": "Iglesia",
        "law": "Tratado Ley Acuerdo Convenio Carta Constitución Declaración Edicto Convención",
        "war": "Guerra Batalla",
        "prize": "Premio",
    }
)
"""First words of names that say what bears them, each with a kind whose bearers may be taken for one another."""

CALLED: Final = _kinds(
    {
        "river": "río",
        "lake": "lago laguna",
        "sea": "mar océano golfo",
        "company": "empresa compañía firma multinacional corporación",
        "paper": "revista periódico diario",
        "work": "novela libro ensayo ópera película canción poema",
        "club": "equipo club",
        "rocket": "cohete satélite",
        "hurricane": "huracán",
    }
)
"""Nouns that, right before a name, say what bears it."""

PLACES: Final = _kinds(
    {
        "city": "ciudad localidad",
        "island": "isla",
        "region": "región provincia estado condado departamento",
    }
)
"""The same, of nouns behind which «de» may stand."""

FOREIGN: Final = _words(
    "Act Airport Association Award Bank Beach Bowl Bridge Building Casa Center Centre Church Club College Committee "
    "Company Corporation Council County Court Downtown Electric Fort Foundation Fund Group Hall Heights Hospital "
    "Hotel House Inc Institute Island Lake League Library Lodge Medal Museum News Park Post Press Prize Railway "
    "River Road School Society Stadium Street Superdome Theater Theatre Time Times University Valley Works"
)
"""Words of names, mostly English, that no person bears, given name or not."""

NO_PERSON: Final = FOREIGN | _words(
    "Bahía Dios Don Doña Dr Este Fuerte General Gran Jr Ministro Mr Mrs Norte Nueva Nuevo Oeste Papa Presidente "
    "Puerto Reina Rey San Santa Santo Señor Señora Sr Sra Sur"
)
"""Words of names that are no person's, or not without what is said of them."""

LABELS: Final = _words(
    "apartado artículo artículos autopista calle canal capítulo capítulos clase distrito división edición etapa "
    "fase figura grupo línea modelo nivel número números nº página páginas párrafo párrafos protocolo ruta salmo "
    "sección semana tabla temporada tomo versión versículo vol volumen"
)
"""Nouns behind which a figure is a label and counts nothing."""

COUNTED: Final = _words(
    "acres años barcos casas días dólares ejemplares euros habitantes hectáreas hombres horas kg kilos kilómetros "
    "km libras libros metros mil millas millones mujeres niños personas pesos pies soldados toneladas tropas yardas"
)
"""Nouns before which four digits are no year."""
