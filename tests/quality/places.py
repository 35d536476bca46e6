"""Writes bot/schedule/places.txt: what cities and countries are called in Spanish, and their time zones.

    pip install babel tzdata && python -m tests.quality.places

The zones are those of the IANA database (zone.tab), the names CLDR's in several kinds of Spanish, by way of Babel, and
those in `TYPED` that people type besides: the larger cities of where Spanish is spoken, and well-known ones elsewhere.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from importlib.metadata import distribution, version
from importlib.resources import files
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global

from bot.schedule.places import key_of

TARGET: Final = Path("bot/schedule/places.txt")
HEADER: Final = """\
What places are called in Spanish, and their time zones: on each line names, a tab, and zones. Where a dash comes first,
none of the zones stands for all. What a zone is called is the first name in the first line that has it alone.

The zones are those of the IANA time zone database, which is in the public domain, in tzdata {tzdata}. The names are,
but for some that people type besides, those of Unicode CLDR in Babel {babel}, whose licence is below.
Written by `python -m tests.quality.places`.

{licence}"""
LOCALES: Final = ("es", "es_ES", "es_419", "es_MX", "es_AR", "es_CO", "es_CL", "es_PE", "es_US")
MAIN: Final = {
    "CL": "America/Santiago",
    "CN": "Asia/Shanghai",
    "EC": "America/Guayaquil",
    "ES": "Europe/Madrid",
    "MX": "America/Mexico_City",
    "NZ": "Pacific/Auckland",
    "PT": "Europe/Lisbon",
    "UA": "Europe/Kyiv",
}
"""The zone that stands for a country though other zones of it show another time."""
OFFERED: Final = {
    "AU": ("Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide", "Australia/Darwin", "Australia/Perth"),
    "BR": ("America/Sao_Paulo", "America/Manaus", "America/Cuiaba", "America/Rio_Branco", "America/Noronha"),
    "CA": ("America/Toronto", "America/Vancouver", "America/Edmonton", "America/Winnipeg", "America/Halifax"),
    "RU": ("Europe/Moscow", "Europe/Kaliningrad", "Europe/Samara", "Asia/Yekaterinburg", "Asia/Novosibirsk"),
}
"""The zones that are named first where a country has several; of others, the first in zone.tab of each time shown."""
CALLED: Final = {"America/Grenada": "Isla de Granada", "Asia/Yangon": "Yangón", "Indian/Christmas": "Isla de Navidad"}
"""Cities called otherwise than in CLDR, where that is an ordinary word, another city too, or two names."""
YEAR: Final = 2026
"""Whose clock changes tell whether zones show the same time."""

TYPED: Final = {
    "UTC": "UTC; GMT; hora universal; tiempo universal; universal",
    "Europe/Madrid": (
        "península; peninsular; España peninsular; Barcelona; Valencia; Sevilla; Zaragoza; Málaga; Murcia; Palma; "
        "Palma de Mallorca; Mallorca; Menorca; Ibiza; Baleares; Islas Baleares; Bilbao; Alicante; Córdoba; Valladolid; "
        "Vigo; Gijón; Oviedo; Asturias; La Coruña; A Coruña; Coruña; Vitoria; Granada; Elche; Tarrasa; Badalona; "
        "Sabadell; Cartagena; Jerez; Jerez de la Frontera; Pamplona; Navarra; San Sebastián; Donostia; Santander; "
        "Cantabria; Burgos; Albacete; Salamanca; Logroño; La Rioja; Huelva; Badajoz; Cáceres; Mérida; Extremadura; "
        "Lérida; Lleida; Gerona; Girona; Tarragona; León; Cádiz; Jaén; Almería; Orense; Lugo; Pontevedra; "
        "Santiago de Compostela; Toledo; Guadalajara; Cuenca; Castellón; Ávila; Segovia; Soria; Zamora; Palencia; "
        "Teruel; Huesca; Cataluña; Andalucía; Galicia; País Vasco; Euskadi; Aragón; Comunidad Valenciana"
    ),
    "Africa/Ceuta": "Melilla; Ceuta y Melilla",
    "Atlantic/Canary": (
        "Islas Canarias; Canaria; insular canaria; Tenerife; Santa Cruz de Tenerife; Gran Canaria; Las Palmas; "
        "Las Palmas de Gran Canaria; Lanzarote; Fuerteventura; La Palma; La Gomera; El Hierro; La Laguna"
    ),
    "America/Mexico_City": (
        "CDMX; México DF; México D. F.; Distrito Federal; centro de México; Guadalajara; Puebla; León; Toluca; "
        "Querétaro; Morelia; Veracruz; Xalapa; Acapulco; Oaxaca; San Luis Potosí; Aguascalientes; Cuernavaca; "
        "Zacatecas; Guanajuato; Chiapas; Tuxtla Gutiérrez; Tabasco; Villahermosa; Pachuca; Tlaxcala; Irapuato; Celaya; "
        "Ecatepec; Nezahualcóyotl; Jalisco; Michoacán; Colima"
    ),
    "America/Monterrey": "Nuevo León; Coahuila; Durango; Saltillo; Torreón; Tampico",
    "America/Matamoros": "Reynosa; Nuevo Laredo",
    "America/Merida": "Yucatán; Campeche; Mérida; Mérida, Yucatán",
    "America/Cancun": "Quintana Roo; Playa del Carmen; Chetumal; Tulum; Cozumel",
    "America/Tijuana": "Baja California; Baja California Norte; Mexicali; Ensenada",
    "America/Mazatlan": "Baja California Sur; Los Cabos; Cabo San Lucas; Culiacán; Sinaloa; Nayarit; Tepic",
    "America/Bahia_Banderas": "Riviera Nayarit; Nuevo Vallarta",
    "America/Hermosillo": "Sonora; Nogales; Ciudad Obregón",
    "America/Bogota": (
        "Bogotá D. C.; Medellín; Cali; Barranquilla; Cartagena; Cartagena de Indias; Cúcuta; Bucaramanga; Pereira; "
        "Santa Marta; Ibagué; Manizales; Villavicencio; Neiva; Montería"
    ),
    "America/Lima": "Arequipa; Trujillo; Chiclayo; Piura; Cusco; Cuzco; Iquitos; Callao; Huancayo; Tacna",
    "America/Guayaquil": "Quito; Cuenca; Ecuador continental; Ambato; Machala; Portoviejo",
    "Pacific/Galapagos": "Islas Galápagos",
    "America/Caracas": "Maracaibo; Valencia; Barquisimeto; Maracay; Ciudad Guayana; Mérida; Barcelona, Venezuela",
    "America/La_Paz": "Santa Cruz de la Sierra; Cochabamba; Sucre; El Alto; Oruro; Tarija; Potosí",
    "America/Asuncion": "Ciudad del Este; Encarnación",
    "America/Montevideo": "Punta del Este",
    "America/Santiago": (
        "Santiago; Chile continental; Valparaíso; Viña del Mar; Concepción; Antofagasta; Temuco; Iquique; La Serena; "
        "Rancagua; Puerto Montt; Arica; Talca"
    ),
    "America/Punta_Arenas": "Magallanes",
    "America/Coyhaique": "Aysén",
    "Pacific/Easter": "Pascua; Rapa Nui",
    "America/Argentina/Buenos_Aires": "CABA; Capital Federal; La Plata; Mar del Plata; Bahía Blanca",
    "America/Argentina/Cordoba": "Córdoba; Rosario; Santa Fe; Corrientes; Resistencia; Posadas; Paraná; Formosa",
    "America/Argentina/Salta": "Neuquén; Bariloche; San Carlos de Bariloche; Río Negro; La Pampa",
    "America/Argentina/Catamarca": "Chubut; Comodoro Rivadavia",
    "America/Argentina/Tucuman": "San Miguel de Tucumán",
    "America/Argentina/La_Rioja": "La Rioja",
    "America/Argentina/San_Juan": "San Juan",
    "America/Argentina/Ushuaia": "Tierra del Fuego",
    "America/Guatemala": "Ciudad de Guatemala; Quetzaltenango; Antigua Guatemala",
    "America/El_Salvador": "San Salvador; Santa Ana",
    "America/Tegucigalpa": "San Pedro Sula",
    "America/Managua": "León",
    "America/Costa_Rica": "San José; San José de Costa Rica",
    "America/Panama": "Ciudad de Panamá",
    "America/Santo_Domingo": "Dominicana; Santiago de los Caballeros; Punta Cana; La Romana",
    "America/Havana": "Habana; Santiago de Cuba; Camagüey; Holguín",
    "America/Puerto_Rico": "San Juan; San Juan de Puerto Rico; Ponce; Mayagüez",
    "Africa/Malabo": "Bata",
    "Africa/El_Aaiun": "Sáhara Occidental; Sahara",
    "America/New_York": (
        "New York; NYC; Miami; Orlando; Tampa; Washington; Washington D. C.; Washington DC; Boston; Atlanta; "
        "Filadelfia; Florida; Charlotte; Nueva Jersey; Este de Estados Unidos"
    ),
    "America/Chicago": (
        "Houston; Dallas; San Antonio; Austin; Texas; Nueva Orleans; Mineápolis; Centro de Estados Unidos"
    ),
    "America/Denver": "Salt Lake City; Albuquerque; Nuevo México; Colorado; El Paso",
    "America/Phoenix": "Arizona; Tucson",
    "America/Los_Angeles": (
        "California; San Francisco; San Diego; Seattle; Las Vegas; Portland; Sacramento; San José, California; "
        "Pacífico de Estados Unidos"
    ),
    "America/Anchorage": "Alaska",
    "Pacific/Honolulu": "Hawái; Hawaii",
    "America/Toronto": "Ottawa; Montreal; Quebec",
    "America/Edmonton": "Calgary",
    "America/Sao_Paulo": "San Pablo; Brasilia; Río de Janeiro; Curitiba; Porto Alegre; Belo Horizonte",
    "America/Bahia": "Salvador de Bahía",
    "Europe/London": "Inglaterra; Gran Bretaña; Escocia; Gales; Edimburgo; Mánchester; Irlanda del Norte",
    "Europe/Paris": "Marsella; Lyon; Toulouse; Burdeos; Niza",
    "Europe/Berlin": "Múnich; Hamburgo; Fráncfort; Düsseldorf; Stuttgart",
    "Europe/Rome": "Milán; Nápoles; Turín; Florencia; Venecia",
    "Europe/Lisbon": "Oporto; Portugal continental",
    "Atlantic/Madeira": "Funchal",
    "Atlantic/Azores": "Azores; Islas Azores",
    "Europe/Zurich": "Ginebra; Berna; Basilea",
    "Europe/Brussels": "Amberes",
    "Europe/Amsterdam": "Holanda; La Haya; Róterdam",
    "Europe/Moscow": "San Petersburgo",
    "Europe/Andorra": "Andorra la Vella",
    "Europe/Istanbul": "Ankara",
    "Africa/Casablanca": "Rabat; Marrakech; Tánger; Fez",
    "Africa/Johannesburg": "Ciudad del Cabo; Pretoria",
    "Asia/Dubai": "Abu Dabi",
    "Asia/Jerusalem": "Tel Aviv",
    "Asia/Shanghai": "Pekín; Beijing; Cantón; Shenzhen",
    "Asia/Kolkata": "Nueva Delhi; Delhi; Bombay; Bangalore",
    "Asia/Almaty": "Astaná; Nur-Sultán",
    "Asia/Ho_Chi_Minh": "Saigón; Hanói",
    "Asia/Tokyo": "Osaka; Kioto",
    "Australia/Sydney": "Camberra",
    "Pacific/Auckland": "Wellington",
    "Asia/Riyadh": "La Meca; Yeda",
    "Asia/Karachi": "Islamabad; Lahore",
    "Africa/Lagos": "Abuya",
    "Asia/Yangon": "Rangún",
}
"""What else people type, and what of it may be somewhere else too."""
COUNTRIES: Final = {
    "ES": "española",
    "AR": "argentina",
    "BO": "boliviana",
    "CL": "chilena",
    "CO": "colombiana",
    "CR": "costarricense",
    "CU": "cubana",
    "DO": "dominicana",
    "EC": "ecuatoriana",
    "GT": "guatemalteca",
    "HN": "hondureña",
    "NI": "nicaragüense",
    "PA": "panameña",
    "PE": "peruana",
    "PR": "puertorriqueña",
    "PY": "paraguaya",
    "SV": "salvadoreña",
    "UY": "uruguaya",
    "VE": "venezolana",
    "US": "EE. UU.; EEUU; EE UU; USA; US; U. S. A.; Estados Unidos de América; Norteamérica",
    "GB": "UK",
    "MX": "Méjico; mexicana",
    "SA": "Arabia Saudí; Arabia Saudita",
    "CI": "Costa de Marfil",
    "CZ": "República Checa",
    "VA": "Vaticano",
    "TL": "Timor Oriental",
    "CD": "República Democrática del Congo; Congo Kinsasa",
    "CG": "República del Congo; Congo Brazzaville",
    "MK": "Macedonia",
    "KR": "Corea; Corea del Sur",
    "MM": "Birmania; Myanmar",
}
"""What else countries are called, and how their hour is: «hora española»."""


def main() -> None:
    """Write the table."""
    territories = _territories()
    lines = [*_zone_lines(territories), *_country_lines(territories)]
    licence = next(path for path in distribution("babel").files or () if path.name == "LICENSE.unicode").read_text()
    header = HEADER.format(tzdata=version("tzdata"), babel=version("babel"), licence=licence.strip())
    comments = [f"# {line}".rstrip() for line in header.splitlines()]
    TARGET.write_text("\n".join([*comments, *lines]) + "\n", encoding="utf-8")


def _territories() -> dict[str, list[str]]:
    """Return the zones of countries by their codes, the most populous first, as zone.tab has them."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in files("tzdata").joinpath("zoneinfo/zone.tab").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            country, _, zone = line.split("\t")[:3]
            found[country].append(zone)
    return found


def _zone_lines(territories: dict[str, list[str]]) -> list[str]:
    cities = {zone: _cities(zone) for zones in territories.values() for zone in zones} | {"UTC": []}
    typed = {zone: names.split("; ") for zone, names in TYPED.items()}
    owners: dict[str, set[str]] = defaultdict(set)
    for zone in cities:
        for name in (*cities[zone], *typed.get(zone, ())):
            owners[key_of(name)].add(zone)
    country = {zone: code for code, zones in territories.items() for zone in zones}
    lines = []
    for zone in cities:
        names = [*cities[zone], *typed.get(zone, ())]
        if len(owners[key_of(names[0])]) > 1:
            names.insert(0, f"{names[0]} ({_countries(country[zone])[0]})")
        lines.append(_line(names, zone))
    return sorted(lines, key=key_of)


def _cities(zone: str) -> list[str]:
    """Return what CLDR calls the city of a zone, in each kind of Spanish."""
    if zone in CALLED:
        return [CALLED[zone]]
    ids = (zone, get_global("zone_aliases").get(zone, ""))
    named = [Locale.parse(locale).time_zones.get(one, {}).get("city") for locale in LOCALES for one in ids]
    return [_plain(name) for name in named if name] or [zone.rpartition("/")[2].replace("_", " ")]


def _country_lines(territories: dict[str, list[str]]) -> list[str]:
    lines = []
    for code, zones in territories.items():
        alike = defaultdict(list)
        for zone in zones:
            alike[_year(zone)].append(zone)
        first = MAIN.get(code) or (zones[0] if len(alike) == 1 else "-")
        likeliest = [*OFFERED.get(code, ()), *(same[0] for same in alike.values())]
        others = [zone for zone in dict.fromkeys([*likeliest, *zones]) if zone != first]
        lines.append(_line([*_countries(code), *COUNTRIES.get(code, "").split("; ")], first, *others))
    return sorted(lines, key=key_of)


def _countries(code: str) -> list[str]:
    return [_plain(Locale.parse(locale).territories[code]) for locale in LOCALES]


def _plain(name: str) -> str:
    """Return a name without what CLDR has in brackets behind it, as in «RAE de Macao (China)»."""
    return name.partition(" (")[0].replace("&", "y")


def _year(zone: str) -> tuple[dt.timedelta | None, ...]:
    """Return what a zone's offset is on each day of a year."""
    start = dt.datetime(YEAR, 1, 1, tzinfo=dt.UTC)
    return tuple((start + dt.timedelta(days=day)).astimezone(ZoneInfo(zone)).utcoffset() for day in range(365))


def _line(names: list[str], *zones: str) -> str:
    written: dict[str, str] = {}
    for name in names:
        if name:
            written.setdefault(key_of(name), name)
    return f"{'; '.join(written.values())}\t{' '.join(zones)}"


if __name__ == "__main__":
    main()
