# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""What the library says beyond the tables of the domain file: states, movement of types, rates of work.

Each row names its certainty and its source; "Our assumption" where nobody has published a figure."""

# ISO code: (inhabitants on 1 January 2023 in thousands, working languages). Eurostat, demo_pjan, rounded; UA before 2022.
STATES = {
    'AL': (2762, 'sq'), 'AT': (9105, 'de'), 'BA': (3434, 'bs hr sr'), 'BE': (11743, 'nl fr de'), 'BG': (6448, 'bg'),
    'CH': (8815, 'de fr it'), 'CY': (921, 'el tr'), 'CZ': (10828, 'cs'), 'DE': (84359, 'de'), 'DK': (5933, 'da'),
    'EE': (1366, 'et'), 'ES': (48085, 'es'), 'FI': (5564, 'fi sv'), 'FR': (68173, 'fr'), 'GB': (67600, 'en'),
    'GR': (10414, 'el'), 'HR': (3851, 'hr'), 'HU': (9600, 'hu'), 'IE': (5271, 'en ga'), 'IS': (388, 'is'),
    'IT': (58997, 'it'), 'LT': (2857, 'lt'), 'LU': (661, 'fr de lb'), 'LV': (1883, 'lv'), 'MD': (2513, 'ro'),
    'ME': (617, 'sr'), 'MK': (1830, 'mk sq'), 'MT': (542, 'mt en'), 'NL': (17811, 'nl'), 'NO': (5489, 'no'),
    'PL': (36754, 'pl'), 'PT': (10517, 'pt'), 'RO': (19055, 'ro'), 'RS': (6641, 'sr'), 'SE': (10522, 'sv'),
    'SI': (2117, 'sl'), 'SK': (5429, 'sk'), 'TR': (85280, 'tr'), 'UA': (41168, 'uk'), 'XK': (1762, 'sq sr'),
}

# States that take part in the Mechanism beside the members of the Union, in 2026 (process.md section 1).
PARTICIPATING = 'AL BA IS MD ME MK NO RS TR UA'
# Third countries on the map beside CH, GB and XK: thousands of inhabitants 2022 (UN, rounded), working languages.
THIRD = {
    'AM': (2780, 'hy'), 'AZ': (10358, 'az'), 'BY': (9535, 'be ru'), 'DZ': (44903, 'ar fr'), 'EG': (110990, 'ar'),
    'GE': (3744, 'ka'), 'IL': (9038, 'he ar'), 'JO': (11286, 'ar'), 'LB': (5490, 'ar fr'), 'LY': (6812, 'ar'),
    'MA': (37458, 'ar fr'), 'PS': (5250, 'ar'), 'SY': (22125, 'ar'), 'TN': (12356, 'ar fr'),
}
# Aircraft of foreign teams that the airport of entry of a third country unloads in an hour. Our assumption: two stands, an hour each.
HUB_RATE = '2 1/h'

# Types that work round the clock in shifts; all others work 12 h a day.
ROUND_THE_CLOCK = set(
    'HCP WP MUSAR MUSARC HUSAR CBRNDET CBRNUSAR AMP AMPS FHOS MEVAC ETC FC EMT2 EMT3 REMT2 SHU250 SHK2500 PUMPS GENS GENL '
    'COMMS DEHUM RENERGY RSHELTER RDECON RDIM RMEVAC RMEDSTK RCBRNSTK CSIRT CERTEU CYBRES EUCPT TAST ERCCLO '
    'NFIRE NUSAR NAMBB NAMBA NHOSP NHELI NPOWER NTEL NROAD NBORDER NPOL NBYST'.split())

# Types whose shifts work at several places at once: (shifts, places). INSARAG heavy teams: two sites day and night (staff.md
# section 1).
HALF_TEAMS = {'HUSAR': (4, 2)}
# The rule of American fire crews as a proxy: 16 h a day at most, 14 days and two off (staff.md section 1).
FIRE_CREWS = {'GFFF', 'GFFFV'}
# Share of a state's modules whose people are volunteers with employers: THW in Germany, Austria and Poland mixed (staff.md
# section 5).
VOLUNTEERS = {'AT': 0.5, 'DE': 0.9, 'PL': 0.5}

# Systems that differ from Storz couplings and TETRA radio; from general knowledge of fire services and networks.
COUPLINGS = {'FR': 'guillemin', 'IT': 'uni', 'ES': 'barcelona', 'GB': 'british', 'IE': 'british', 'CY': 'british', 'MT': 'british',
             'NO': 'nor', 'SE': 'sms', 'UA': 'gost', 'MD': 'gost', 'LT': 'gost', 'LV': 'gost'}
RADIO = {'FR': 'tetrapol', 'ES': 'tetrapol', 'CZ': 'tetrapol', 'SK': 'tetrapol', 'CH': 'tetrapol', 'UA': 'analogue'}
# Types whose hoses must fit.
HOSES = {'HCP', 'PUMPS', 'GFFFV', 'GFFF'}

# Work between breakdowns of one machine, hours: aircraft in flight, pumps and generators that run day and night, vehicles. Our
# assumption.
BREAKDOWN = {**dict.fromkeys('FFFP FFFH RFFPM RFFPL RFFH MEVAC RMEVAC AIRAMB RTL'.split(), 100),
             **dict.fromkeys('HCP PUMPS WP GENS GENL RENERGY DEHUM'.split(), 300),
             **dict.fromkeys('GFFFV FRB WSAR ENGCAP BRIDGE'.split(), 500)}
# Work on the fuel that a unit brings, hours: pumps and plants a day (a large pump burns 40 to 60 l/h, a tank of 1 m3), vehicles and
# machines a shift and half another. Our assumption. Services of a state have depots of their own: in Slovenia 2014 line crews did not stand
# still for want of fuel, and would have by the rule. What generators burn is a need of its own, `fuel`.
FUEL = {**dict.fromkeys('HCP PUMPS WP DEHUM'.split(), 24), **dict.fromkeys('GFFFV FC FRB WSAR ENGCAP BRIDGE'.split(), 18)}
# Goods of a unit of size 1 in the need's unit: 20 bags a metre of dike (hazards.md section 2), kits for 2,500, a lot.
GOODS = {('dike', 'SANDBAG'): 5000, ('homeless', 'SHK2500'): 2500, ('reception', 'SHK2500'): 2500,
         ('antidote', 'RCBRNSTK'): 1000, ('antidote', 'RMEDSTK'): 10000, ('protection', 'RMEDSTK'): 100000}
# Pallets in a unit: 1,000 bags of 2 kg empty weight a pallet and less; 500 kits, 25 a pallet; 5,000 masks a pallet. Our assumption.
PALLETS = {'SANDBAG': 100, 'SHK2500': 20, 'RMEDSTK': 20, 'RCBRNSTK': 4}

# Posts: (skill, level, share of the unit's people, persons at least) of each type. Our assumption throughout, after the sizes and
# tasks of the types;
LEAD = ('command', 'leader', 0.06, 1)
HEAD_OF = ('command', 'commander', 0.03, 1)
POSTS = {}
for codes, posts in (
        ('HUSAR MUSAR MUSARC', (HEAD_OF, ('search', 'specialist', 0.12, 2), ('rescue', 'specialist', 0.4, 4),
                                ('medical', 'specialist', 0.06, 1), ('engineering', 'specialist', 0.03, 1),
                                ('logistics', 'trained', 0.1, 1))),
        ('CBRNUSAR', (HEAD_OF, ('search', 'specialist', 0.08, 1), ('rescue', 'specialist', 0.25, 3),
                      ('hazmat', 'specialist', 0.2, 2), ('medical', 'specialist', 0.06, 1))),
        ('HCP PUMPS FC', (LEAD, ('pump', 'specialist', 0.35, 2), ('mechanic', 'specialist', 0.06, 1))),
        ('WP', (LEAD, ('pump', 'specialist', 0.3, 2), ('laboratory', 'specialist', 0.06, 1))),
        ('DEHUM', (LEAD, ('mechanic', 'trained', 0.3, 1))),
        ('FRB WSAR', (LEAD, ('boat', 'specialist', 0.5, 2))),
        ('GFFF', (HEAD_OF, ('fire', 'specialist', 0.5, 2))),
        ('GFFFV', (HEAD_OF, ('fire', 'specialist', 0.5, 2), ('mechanic', 'specialist', 0.04, 1))),
        ('FFFP FFFH RFFPM RFFPL RFFH', (('flight', 'specialist', 0.4, 2), ('mechanic', 'specialist', 0.25, 1))),
        ('RTL', (('flight', 'specialist', 0.5, 2),)),
        ('MEVAC RMEVAC AIRAMB', (('flight', 'specialist', 0.25, 2), ('medical', 'specialist', 0.15, 1),
                                 ('nursing', 'specialist', 0.25, 1))),
        ('AMP AMPS', (LEAD, ('medical', 'specialist', 0.3, 2), ('nursing', 'specialist', 0.4, 2))),
        ('FHOS EMT1F EMT1M EMT2 EMT3 REMT2', (HEAD_OF, ('medical', 'specialist', 0.2, 2), ('nursing', 'specialist', 0.4, 3),
                                              ('logistics', 'trained', 0.2, 1))),
        ('EMTSC', (('medical', 'specialist', 0.35, 1), ('nursing', 'specialist', 0.4, 1))),
        ('CBRNDET RDIM', (LEAD, ('hazmat', 'specialist', 0.5, 2))),
        ('CBRNDEC RDECON', (LEAD, ('hazmat', 'specialist', 0.3, 2))),
        ('MLAB MBSL RMLAB', (LEAD, ('laboratory', 'specialist', 0.5, 1))),
        ('ETC SHU250 RSHELTER', (LEAD, ('logistics', 'trained', 0.4, 1))),
        ('SHK2500 SANDBAG RMEDSTK RCBRNSTK', (('logistics', 'trained', 0.5, 1),)),
        ('EVACSUP', (LEAD, ('logistics', 'trained', 0.4, 1))),
        ('GENS GENL RENERGY', (('power', 'specialist', 0.4, 1),)),
        ('COMMS', (LEAD, ('telecom', 'specialist', 0.5, 1))),
        ('ENGCAP BRIDGE', (LEAD, ('engineering', 'specialist', 0.3, 2), ('mechanic', 'specialist', 0.06, 1))),
        ('SEDA', (('engineering', 'specialist', 0.7, 2),)),
        ('EUCPT TAST ERCCLO', (('command', 'commander', 0.1, 1), ('coordination', 'expert', 0.5, 1))),
        ('EOD SIU', (LEAD, ('police', 'specialist', 0.7, 2))),
        ('CSIRT CERTEU CYBRES', (LEAD, ('cyber', 'specialist', 0.6, 1))),
        ('FRXREG FRXRBI', (HEAD_OF, ('registration', 'specialist', 0.3, 1), ('police', 'trained', 0.5, 1))),
        ('EUAAAST', (LEAD, ('registration', 'specialist', 0.6, 1))),
        ('EUROPOLGO JIT', (LEAD, ('police', 'specialist', 0.6, 1)))):
    for code in codes.split():
        POSTS[code] = posts

# Aircraft: number in a unit, cruise km/h, runway m (0: helicopter), ferry range km, by daylight only.
AIRCRAFT = {
    'FFFP': (2, 270, 1000, 2000, True),    # CL-415 class
    'RFFPM': (1, 270, 1000, 2000, True),   # CL-415 class
    'RFFPL': (1, 270, 700, 1200, True),    # AT-802F class
    'FFFH': (3, 200, 0, 600, True),
    'RFFH': (1, 220, 0, 600, True),
    'NHELI': (1, 220, 0, 600, False),
    'MEVAC': (1, 500, 1500, 3000, False),  # C-27J class
    'RMEVAC': (1, 750, 2000, 4000, False),
    'AIRAMB': (1, 700, 1500, 2500, False),
    'RTL': (1, 650, 1500, 4000, False),
}
# Speed of a convoy of heavy vehicles, km/h: the Polish convoy of 2018 on Swedish roads (hazards.md section 12).
CONVOY = 80

# Danger to staff against office work (staff.md section 2).
HAZARD_FACTOR = {'usar': 4, 'wildfire': 3, 'flood': 2}

# Cost of operation, euro: a person-day, a vehicle-day, an aircraft-day of 8 flight hours. Our assumption.
COST = (350, 150, 40000)

# Size of a stock row against its type where its note or the domain file says more than its staff: (size, certainty).
SIZE = {
    **{f'S{i}': (1.5, 'sourced') for i in range(115, 123)},   # DE pumps 1,500 m3/h
    **{f'S{i}': (6, 'sourced') for i in range(169, 173)},     # PL pumps about 6,000 m3/h
    'S129': (1.67, 'sourced'), 'S097': (0.33, 'sourced'), 'S168': (0.33, 'partly'), 'S218': (1, 'sourced'),  # helicopters of 3
    'S074': (1, 'partly'), 'S112': (1, 'partly'), 'S142': (1, 'sourced'), 'S158': (1, 'sourced'), 'S189': (1, 'partly'),
}

# Rates of work: need, type, class of work, amount, per, certainty, source, note.
# per: 'h' an hour of work; 'd' a day, spread over the 12 or 24 h that the type works; 'held' held while it stays.
# Aircraft: drops an hour of the unit x metres a drop. The 10.8 drops are the average of Sweden 2018; a hazard that knows the
# distance to water weighs the rate by its own drops an hour against 10.8.
DROPS = 10.8
RATES = [
    ('fire-line', 'NFIRE', 'vehicle', 60, 'h', 'estimated', 'EST', 'one engine with 6 persons, forest'),
    ('fire-line', 'GFFF', 'hand', 150, 'h', 'estimated', 'L14 PREPOS25', '30 persons, 100 m/h for 20 persons; low end as BROYLES found'),
    ('fire-line', 'GFFFV', 'vehicle', 1400, 'h', 'estimated', 'L14 PLGFFFV', '20 off-road tankers of 60 to 80 m/h'),
    ('fire-line', 'FFFP', 'air', DROPS * 2 * 40, 'h', 'partly', 'SE18', '2 aircraft, 80 m a drop, half of it useful'),
    ('fire-line', 'RFFPM', 'air', DROPS * 40, 'h', 'partly', 'SE18 FLEET22-25', '80 m a drop, half of it useful'),
    ('fire-line', 'RFFPL', 'air', DROPS * 20, 'h', 'partly', 'SE18 FLEET22-25', 'half the load of a CL-415'),
    ('fire-line', 'FFFH', 'air', DROPS * 3 * 20, 'h', 'partly', 'SE18', '3 helicopters, 40 m a drop, half of it useful'),
    ('fire-line', 'RFFH', 'air', DROPS * 25, 'h', 'estimated', 'FLEET22-25', '50 m a drop, half of it useful'),
    ('fire-line', 'NHELI', 'air', DROPS * 10, 'h', 'estimated', 'EST', 'every second one can carry a bucket; 40 m a drop, half useful'),
    ('fire-line', 'ENGCAP', 'vehicle', 600, 'h', 'estimated', 'L18', 'two of its machines cut line at 300 m/h each'),
    ('evacuation', 'EVACSUP', 'expert', 1000, 'd', 'estimated', 'L14', ''),
    ('evacuation', 'NPOL', 'vehicle', 20, 'h', 'estimated', 'EST', 'persons that one patrol gets under way'),
    ('evacuation', 'NAMBB', 'vehicle', 1, 'h', 'estimated', 'PAR15', 'persons who cannot walk, one a trip'),
    ('evacuation', 'NHELI', 'air', 8, 'h', 'estimated', 'EST', ''),
    ('flood-water', 'HCP', 'vehicle', 1000, 'h', 'partly', 'L14', 'legal minimum; the size of a unit says how far it exceeds it'),
    ('flood-water', 'PUMPS', 'vehicle', 48, 'h', 'sourced', 'L14', '800 l/min'),
    ('flood-water', 'NFIRE', 'vehicle', 60, 'h', 'estimated', 'EST', 'half of the 2,000 l/min of an engine pump, kept up for hours'),
    ('dike', 'FC', 'vehicle', 1000 / 18, 'h', 'estimated', 'L14', '1,000 m by 0.8 m in 12 to 24 h'),
    ('dike', 'SANDBAG', 'hand', 30, 'h', 'estimated', 'HU10', '50 helpers at 12 bags an hour, 20 bags a metre for 0.3 m'),
    ('dike', 'NFIRE', 'hand', 3.6, 'h', 'estimated', 'HU10', '6 persons at 12 bags an hour, 20 bags a metre'),
    ('dike', 'ENGCAP', 'vehicle', 40, 'h', 'estimated', 'L18', 'earth moved by excavators and trucks'),
    ('stranded', 'FRB', 'vehicle', 50 * 0.7, 'h', 'estimated', 'L14 BE21', '50 persons a lift, 0.7 lifts an hour'),
    ('stranded', 'NHELI', 'air', 8, 'h', 'estimated', 'EST', ''),
    ('stranded', 'WSAR', 'vehicle', 5, 'h', 'estimated', 'L14', 'two small boats with divers'),
    ('stranded', 'NFIRE', 'vehicle', 3, 'h', 'estimated', 'EST', 'one small boat'),
    ('safe-water', 'WP', 'vehicle', 15000, 'held', 'partly', 'L14 L08', '225 m3 a day at 15 l a person'),
    ('wet-dwellings', 'DEHUM', 'vehicle', 50 / 336, 'h', 'estimated', 'SI23 BORIS24', '100 units dry 50 dwellings in 14 days'),
    ('wet-dwellings', 'PUMPS', 'vehicle', 0.5, 'h', 'estimated', 'EST', 'a cellar of 100 m3 in 2 h'),
    ('wet-dwellings', 'NFIRE', 'vehicle', 0.5, 'h', 'estimated', 'EST', 'a cellar of 100 m3 in 2 h'),
    ('trapped', 'HUSAR', 'expert', 2 / 15, 'h', 'estimated', 'INSARAG TR23', '2 sites, one deeply trapped person in 10 to 20 h each'),
    ('trapped', 'MUSAR', 'expert', 1 / 15, 'h', 'estimated', 'INSARAG TR23', '1 site, one deeply trapped person in 10 to 20 h'),
    ('trapped', 'MUSARC', 'expert', 1 / 15, 'h', 'estimated', 'INSARAG', 'as MUSAR'),
    ('trapped', 'CBRNUSAR', 'expert', 1 / 20, 'h', 'estimated', 'L14', 'as MUSAR, slower in protective suits'),
    ('trapped', 'NUSAR', 'expert', 1 / 6, 'h', 'estimated', 'EST', 'one person out of a void in 6 h'),
    ('trapped', 'NFIRE', 'vehicle', 1 / 2, 'h', 'estimated', 'EST', 'one lightly trapped person in 2 h'),
    ('trapped', 'NBYST', 'hand', 0.15, 'h', 'estimated', 'EST', 'surface victims, by 10 neighbours'),
    ('wounded', 'NAMBA', 'vehicle', 1, 'h', 'estimated', 'PAR15', 'one patient a cycle of 45 to 75 min'),
    ('wounded', 'NAMBB', 'vehicle', 1, 'h', 'estimated', 'PAR15', 'one patient a cycle of 45 to 75 min'),
    ('wounded', 'NHELI', 'air', 1, 'h', 'estimated', 'EST', 'one patient a cycle'),
    ('wounded', 'NHOSP', 'expert', 2.5, 'h', 'partly', 'DEBOER', 'severe patients an hour for 100 beds'),
    ('wounded', 'AMP', 'expert', 50 / 24, 'h', 'partly', 'L14', '50 patients stabilised in 24 h'),
    ('wounded', 'AMPS', 'expert', 50 / 24, 'h', 'partly', 'L14', '50 patients stabilised in 24 h'),
    ('wounded', 'FHOS', 'expert', 22 / 24, 'h', 'partly', 'L14', '10 heavy trauma cases and 12 operations in 24 h'),
    ('wounded', 'EMT1F', 'expert', 10, 'd', 'estimated', 'EMTBB', 'one in ten of 100 outpatients is serious'),
    ('wounded', 'EMT1M', 'expert', 5, 'd', 'estimated', 'EMTBB', 'one in ten of 50 outpatients is serious'),
    ('wounded', 'EMT2', 'expert', 20 / 24, 'h', 'partly', 'EMTBB', '7 major operations and 13 other inpatients a day'),
    ('wounded', 'REMT2', 'expert', 20 / 24, 'h', 'partly', 'RESCEU-EMT', 'as EMT2'),
    ('wounded', 'EMT3', 'expert', 40 / 24, 'h', 'partly', 'EMTBB', '15 major operations and 25 other inpatients a day'),
    ('wounded', 'MEVAC', 'air', 50 / 24, 'h', 'partly', 'L14', '50 patients in 24 h'),
    ('wounded', 'AIRAMB', 'air', 0.25, 'h', 'estimated', 'EST', '2 patients in 8 h'),
    ('homeless', 'SHU250', 'vehicle', 250, 'held', 'sourced', 'L14', '50 tents'),
    ('homeless', 'ETC', 'expert', 250, 'held', 'partly', 'L14', ''),
    ('homeless', 'SHK2500', 'vehicle', 2500, 'held', 'partly', 'L14', '500 tarpaulins'),
    ('homeless', 'RSHELTER', 'vehicle', 2000, 'held', 'estimated', 'RSHELTER', ''),
    ('inspection', 'SEDA', 'expert', 60, 'd', 'estimated', 'HR20', '10 engineers in pairs'),
    ('blocked-road', 'NROAD', 'vehicle', 1000, 'd', 'estimated', 'EST', '2 machines'),
    ('blocked-road', 'ENGCAP', 'vehicle', 3000, 'd', 'estimated', 'L18 SI23', '6 machines, 1 km a day for each 2'),
    ('blocked-road', 'NFIRE', 'vehicle', 20, 'h', 'estimated', 'EST', 'trees cut and drawn aside'),
    ('coordination', 'EUCPT', 'expert', 20, 'held', 'estimated', 'RS14 TR23', 'missions that a team of 8 keeps in touch with'),
    ('coordination', 'TAST', 'expert', 10, 'held', 'estimated', 'LB20', ''),
    ('coordination', 'ERCCLO', 'expert', 5, 'held', 'estimated', 'AL19', ''),
    ('line-repair', 'NPOWER', 'vehicle', 3, 'd', 'estimated', 'EST', 'jobs a crew-day'),
    ('power-supply', 'GENS', 'vehicle', 75, 'held', 'partly', 'L14 SI14', 'middle of 5 to 150 kW'),
    ('power-supply', 'GENL', 'vehicle', 300, 'held', 'partly', 'L14', 'typical'),
    ('power-supply', 'RENERGY', 'vehicle', 300, 'held', 'partly', 'L22-1198', 'typical'),
    ('telecom-repair', 'NTEL', 'vehicle', 4, 'd', 'estimated', 'EST', 'jobs a crew-day'),
    ('telecom-repair', 'COMMS', 'expert', 2, 'd', 'estimated', 'L14', 'two sites a day set up with its own equipment'),
    ('site-repair', 'ENGCAP', 'vehicle', 3, 'd', 'estimated', 'EST', 'as a repair crew of its size'),
    ('site-repair', 'NROAD', 'vehicle', 1, 'd', 'estimated', 'EST', ''),
    ('site-repair', 'NPOWER', 'vehicle', 1, 'd', 'estimated', 'EST', ''),
    ('lost-bridge', 'BRIDGE', 'vehicle', 1 / 48, 'h', 'estimated', 'SI23', 'one bridge of 40 m in 48 h'),
    ('lost-bridge', 'ENGCAP', 'vehicle', 1 / 72, 'h', 'estimated', 'SI23', 'ford or culvert in 72 h'),
    ('fuel', 'ENGCAP', 'vehicle', 4, 'h', 'estimated', 'EST', 'a tanker of 20 m3 filled, driven and emptied in 5 h'),
    ('fuel', 'NFIRE', 'vehicle', 0.4, 'h', 'estimated', 'EST', '2 m3 in drums and a small tank in 5 h'),
    ('patient-transfer', 'NAMBA', 'vehicle', 1, 'h', 'estimated', 'PAR15', 'one patient a cycle of 45 to 75 min'),
    ('patient-transfer', 'NAMBB', 'vehicle', 1, 'h', 'estimated', 'PAR15', 'one patient a cycle of 45 to 75 min'),
    ('patient-transfer', 'NHELI', 'air', 1, 'h', 'estimated', 'EST', 'one patient a cycle'),
    ('patient-transfer', 'MEVAC', 'air', 50 / 24, 'h', 'partly', 'L14', '50 patients in 24 h'),
    ('patient-transfer', 'AIRAMB', 'air', 0.25, 'h', 'estimated', 'EST', '2 patients in 8 h'),
    ('patient-transfer', 'RMEVAC', 'air', 12 / 168, 'h', 'estimated', 'MEVAC22', '6 patients a flight, 2 flights a week'),
    ('beds', 'EMT2', 'expert', 20, 'held', 'partly', 'EMTBB', '20 beds'),
    ('beds', 'REMT2', 'expert', 20, 'held', 'partly', 'RESCEU-EMT', 'as EMT2'),
    ('beds', 'EMT3', 'expert', 40, 'held', 'partly', 'EMTBB', '40 beds'),
    ('beds', 'FHOS', 'expert', 10, 'held', 'partly', 'L14', '10 beds of heavy trauma'),
    ('beds', 'EMTSC', 'expert', 6, 'held', 'estimated', 'EMTBB', 'staff for 6 beds of intensive care'),
    ('decontamination', 'CBRNDEC', 'expert', 110, 'h', 'estimated', 'L14', '100 who walk and 10 who lie'),
    ('decontamination', 'RDECON', 'expert', 220, 'h', 'partly', 'RDECON', '200 who walk and 20 who lie'),
    ('decontamination', 'NFIRE', 'vehicle', 30, 'h', 'estimated', 'EST', 'undressing and a hose: one makeshift lane for two engines'),
    ('survey', 'CBRNDET', 'expert', 2, 'h', 'estimated', 'L14', '2 teams, 1 km2 an hour each'),
    ('survey', 'RDIM', 'expert', 4, 'h', 'estimated', 'RESCEU-LIST', '4 teams'),
    ('survey', 'MLAB', 'expert', 1, 'h', 'estimated', 'L14', '50 samples a day, one for each half km2'),
    ('hot-zone', 'CBRNUSAR', 'expert', 7.2, 'h', 'estimated', 'L14', '3 people, entries of 25 min, one victim each'),
    ('hot-zone', 'NFIRE', 'vehicle', 2, 'h', 'estimated', 'EST', 'one team in breathing apparatus, a third of the time in'),
    ('antidote', 'RCBRNSTK', 'expert', 1000, 'h', 'estimated', 'STK23', 'one lot handed out in an hour'),
    ('antidote', 'RMEDSTK', 'expert', 500, 'h', 'estimated', 'STK23', ''),
    ('antidote', 'NAMBA', 'vehicle', 10, 'h', 'estimated', 'EST', 'what one ambulance with a physician carries and gives'),
    ('threat', 'EOD', 'expert', 0.5, 'h', 'estimated', 'EOD', ''),
    ('threat', 'SIU', 'expert', 0.5, 'h', 'estimated', 'ATLAS', 'one place made safe in 2 h'),
    ('threat', 'NPOL', 'vehicle', 0.05, 'h', 'estimated', 'EST', 'twenty patrols hold and search one place in an hour'),
    ('protection', 'RMEDSTK', 'expert', 100000 / 24, 'h', 'partly', 'COVID20 STK23', 'a lot of 100,000 handed out in a day'),
    ('tests', 'MBSL', 'expert', 100, 'd', 'estimated', 'L18', ''),
    ('tests', 'RMLAB', 'expert', 200, 'd', 'estimated', 'RESCEU-LIST', ''),
    ('incidents', 'CSIRT', 'expert', 3 / 72, 'h', 'estimated', 'NIS2', '3 open cases, 72 h each'),
    ('incidents', 'CERTEU', 'expert', 3 / 72, 'h', 'estimated', 'NIS2', ''),
    ('incidents', 'CYBRES', 'expert', 3 / 72, 'h', 'estimated', 'CSA25', ''),
    ('registration', 'FRXREG', 'expert', 8, 'h', 'estimated', 'EL15', '8 persons an hour, three shifts'),
    ('registration', 'FRXRBI', 'expert', 400 / 24, 'h', 'partly', 'RABIT10 LT21 EL15', '400 a day for 50 officers'),
    ('registration', 'EUAAAST', 'expert', 20, 'd', 'estimated', 'LT21', 'cases of asylum'),
    ('registration', 'EUROPOLGO', 'expert', 150, 'd', 'estimated', 'LT21', 'second-line checks of 10 officers'),
    ('registration', 'NBORDER', 'vehicle', 1, 'h', 'estimated', 'EST', 'a patrol of 2 or 3 at a desk'),
    ('patrol', 'NBORDER', 'vehicle', 1, 'held', 'estimated', 'EL15', ''),
    ('patrol', 'FRXRBI', 'expert', 10, 'held', 'partly', 'RABIT10 LT21', '10 patrol cars for 50 officers'),
    ('reception', 'SHU250', 'vehicle', 250, 'held', 'sourced', 'L14', '50 tents'),
    ('reception', 'ETC', 'expert', 250, 'held', 'partly', 'L14', ''),
    ('reception', 'SHK2500', 'vehicle', 2500, 'held', 'partly', 'L14', '500 tarpaulins'),
    ('reception', 'RSHELTER', 'vehicle', 2000, 'held', 'estimated', 'RSHELTER', ''),
    ('investigation', 'JIT', 'expert', 1 / 24, 'h', 'estimated', 'JIT', 'one day of case work a day; what working together gains is the hazard\'s'),
    ('investigation', 'EUROPOLGO', 'expert', 0.5 / 24, 'h', 'estimated', 'LT21', 'analysis for half a case'),
    ('checks', 'JAD', 'expert', 8000, 'd', 'sourced', 'EMPACT', '8,000 persons a day by 15,000 officers'),
    ('checks', 'NPOL', 'vehicle', 1, 'd', 'estimated', 'EMPACT', '8,000 a day by 15,000 officers, two a patrol, are one'),
    ('heat-cases', 'NAMBB', 'vehicle', 1, 'h', 'estimated', 'PAR15', 'one patient a cycle'),
    ('heat-cases', 'NAMBA', 'vehicle', 1, 'h', 'estimated', 'PAR15', 'one patient a cycle'),
    ('heat-cases', 'NHOSP', 'expert', 2.5, 'h', 'partly', 'DEBOER', 'severe patients an hour for 100 beds'),
    ('consultations', 'EMT1F', 'expert', 100, 'd', 'partly', 'EMTBB', '100 outpatients a day'),
    ('consultations', 'EMT1M', 'expert', 50, 'd', 'partly', 'EMTBB', '50 outpatients a day'),
    ('consultations', 'EMT2', 'expert', 100, 'd', 'partly', 'EMTBB', '100 outpatients a day'),
    ('consultations', 'REMT2', 'expert', 100, 'd', 'partly', 'RESCEU-EMT', 'as EMT2'),
    ('heat-cases', 'EMT1F', 'expert', 100, 'd', 'partly', 'EMTBB', '100 outpatients a day'),
    ('heat-cases', 'EMT1M', 'expert', 50, 'd', 'partly', 'EMTBB', '50 outpatients a day'),
    ('heat-cases', 'EMT2', 'expert', 100, 'd', 'partly', 'EMTBB', '100 outpatients a day'),
    ('cooled-places', 'SHU250', 'vehicle', 250, 'held', 'estimated', 'L14', '50 tents'),
    ('cooled-places', 'RSHELTER', 'vehicle', 2000, 'held', 'estimated', 'RSHELTER', ''),
]
# What the Union pays of the cost of help, row by row (process.md section 2, Money; Decision 1313/2013/EU art. 23 as amended by 2019/420
# and 2021/836); of the rows that fit, the last holds: layer, attributes, certainty, source, note.
SHARES = [
    ('national-before-2014', 'national', {'until': 2013, 'transport': '50 %'}, 'partly', 'D1313',
     'Decision 2008/73/EC: half of transport, from memory'),
    ('pool-before-2014', 'pool', {'until': 2013, 'transport': '50 %'}, 'partly', 'D1313', 'modules before there was a Pool, as national help'),
    ('national-2014', 'national', {'from': 2014, 'until': 2018, 'transport': '55 %'}, 'partly', 'D1313',
     'art. 23 as first adopted, from memory'),
    ('pool-2014', 'pool', {'from': 2014, 'until': 2018, 'transport': '85 %'}, 'partly', 'D1313 PT17',
     'art. 23 as first adopted, from memory; 85 % paid for Portugal in August 2017'),
    ('national-2019', 'national', {'from': 2019, 'transport': '75 %'}, 'partly', 'D1313 PROCESS', 'other help: transport only'),
    ('pool-2019', 'pool', {'from': 2019, 'operation': '75 %', 'transport': '75 %'}, 'partly', 'D1313 PROCESS',
     'operation including transport, inside and outside the Union'),
    ('resceu-2019', 'rescEU', {'from': 2019, 'operation': '75 %', 'transport': '75 %'}, 'partly', 'D1313 PROCESS', 'operation inside the Union'),
    ('resceu-outside', 'rescEU', {'from': 2019, 'place': 'outside', 'operation': '100 %', 'transport': '100 %'}, 'partly', 'D1313 PROCESS', ''),
    ('resceu-high-impact', 'rescEU', {'from': 2019, 'high-impact': 'yes', 'operation': '100 %', 'transport': '100 %'}, 'partly',
     'D1313 PROCESS', 'low probability, high impact'),
    ('bilateral', 'bilateral', {}, 'estimated', 'PROCESS', 'by treaty between neighbours, without the Union'),
    ('agency', 'agency', {'operation': '100 %', 'transport': '100 %'}, 'partly', 'D1313', "the Union's own teams"),
]
# What transport costs. Nobody has published tariffs; our assumptions: a heavy vehicle with fuel, tolls and wear; a charter aircraft
# that flies back empty; a lane on a ferry.
TARIFFS = [
    ('road', {'vehicle-km': '1.5 EUR'}, 'a heavy vehicle with fuel, tolls and wear'),
    ('air', {'flight-hour': '12000 EUR', 'people': '80', 'empty': '100 %'}, 'a chartered or military transport aircraft, the way without load paid too'),
    ('sea', {'vehicle-km': '2 EUR'}, 'a place on a ferry'),
]
# Sources that the tables of the domain file do not list: title, address.
OWN_SOURCES = {
    'BBK': ('Federal Republic of Germany: treaties with its nine neighbours on mutual assistance in disasters and serious accidents', ''),
    'BENELUX': ('Memorandum of understanding of Belgium, Luxembourg and the Netherlands on crises with possible effects across '
                'their common borders, 1 June 2006', ''),
    'EU2005': ('Directive 2005/36/EC of 7 September 2005 on the recognition of professional qualifications, Art. 7', ''),
    'EU615': ('Council Decision 2008/615/JHA of 23 June 2008 on the stepping up of cross-border cooperation, Art. 17 to 19', ''),
    'EUROSTAT2023': ('Eurostat: population on 1 January 2023, table demo_pjan, rounded', ''),
    'NORDRED': ('Agreement between Denmark, Finland, Norway and Sweden on cooperation across state borders to prevent or limit damage '
                'by accidents, 20 January 1989, later joined by Iceland', ''),
    'WPP2022': ('United Nations: World Population Prospects 2022, rounded', ''),
}
# What borders ask, row by row; of those that fit, the last that says something holds. Attributes, certainty, source, note.
# Inside the Union the answer to a request is the leave to enter (Decision 1313/2013/EU); treaties between neighbours settle what
# is left. Delays: nobody has published any; our assumptions, to be swept.
NORDIC = 'DK FI IS NO SE'
UNION = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'
BORDERS = [
    ('all', {'authorisation': 'lognormal(4 h, 2 h, 12 h)', 'equipment': 'lognormal(3 h, 1 h, 8 h)',
             'insurance': 'lognormal(2 h, 1 h, 6 h)'},
     'estimated', 'PROCESS STAFF', 'visas and customs take 2 to 12 h together'),
    ('union', {'owners': UNION, 'hosts': UNION, 'authorisation': '0 h', 'equipment': '0 h', 'insurance': 'lognormal(1 h, 0.5 h, 3 h)'},
     'estimated', 'D1313', 'the request is the leave; goods move freely'),
    ('third', {'outside': 'yes', 'authorisation': '0 h', 'consent': 'lognormal(4 h, 1 h, 24 h)', 'refused': '0.1',
               'visa': 'lognormal(4 h, 2 h, 8 h)', 'equipment': 'lognormal(3 h, 1 h, 8 h)'},
     'estimated', 'PROCESS',
     'the consent to an offer is the leave to act; visas and customs take 2 to 12 h together; nobody has published how many offers are refused'),
    ('medical', {'families': 'medical', 'qualification': 'lognormal(6 h, 2 h, 24 h)', 'equipment': 'lognormal(2 h, 1 h, 6 h)'},
     'estimated', 'EU2005', 'declaration of physicians and nurses (Directive 2005/36/EC, Art. 7); medicines under control'),
    ('police', {'families': 'police border', 'authorisation': 'lognormal(8 h, 3 h, 24 h)', 'equipment': 'lognormal(2 h, 1 h, 6 h)'},
     'estimated', 'EU615', 'powers and weapons are agreed case by case (Council Decision 2008/615/JHA)'),
    ('nordic', {'owners': NORDIC, 'hosts': NORDIC, 'treaty': 'yes', 'equipment': '0 h'},
     'partly', 'NORDRED', 'agreement on rescue services of 1989; linked radio networks'),
    ('germany-out', {'owners': 'DE', 'hosts': 'AT BE CH CZ DK FR LU NL PL', 'treaty': 'yes'},
     'partly', 'BBK', 'treaties on mutual help in disasters with every neighbour'),
    ('germany-in', {'owners': 'AT BE CH CZ DK FR LU NL PL', 'hosts': 'DE', 'treaty': 'yes'},
     'partly', 'BBK', 'the same the other way'),
    ('benelux', {'owners': 'BE NL LU', 'hosts': 'BE NL LU', 'treaty': 'yes'},
     'partly', 'BENELUX', 'memorandum of 2006 on crises that may cross borders'),
]
# Needs whose unit is persons: the rate is also the number of people served.
PEOPLE = {'evacuation', 'stranded', 'safe-water', 'trapped', 'wounded', 'homeless', 'beds', 'reception', 'cooled-places'}

# Services of a region: how long each takes from out to 1 % out once nothing holds it back, kW that its
# critical sites draw for 1,000 people (hospitals 3 kW a bed and 5 beds, waterworks 90 kWh a person and year), factor on
# times that hang on it when it is out, source, note.
LIFELINES = [
    ('power', '1 h', 0, 1, 'Our assumption', 'switching and restart of a repaired line'),
    ('water', '8 h', 10, 1, 'Our assumption', 'filling and flushing of pipes'),
    ('telecom', '1 h', 4, 4, 'Our assumption', 'restart of sites'),
    ('ict', '6 h', 0, 1, 'Our assumption', 'restart and checks of systems'),
    ('fuel', '12 h', 0, 1, 'Our assumption', 'first deliveries'),
    ('transport', '4 h', 0, 3, 'Our assumption', 'signals, rail and jams'),
    ('health', '12 h', 15, 1, 'Our assumption', 'checks before patients come back'),
    ('emergency', '1 h', 1, 3, 'Our assumption', 'switching back from stand-by centres'),
    ('shelter', '6 h', 0, 1, 'Our assumption', 'buildings warm up again'),
    ('logistics', '24 h', 0, 1, 'Our assumption', 'backlog of deliveries'),
]

# Dependencies that the table of the domain file does not have. Goods flow only where nobody else lives by it at once, so these
# rows close no circle.
OWN_DEPENDENCIES = [
    {'dependent': dependent, 'on': on, 'a_ij': strength, 'buffer_h': buffer, 'note_estimate': note, 'certainty': 'estimated',
     'source': 'Our assumption'}
    for dependent, on, strength, buffer, note in [
        ('logistics', 'power', 0.4, 4, 'warehouses, cold stores'),
        ('logistics', 'transport', 0.64, 6, 'stock in shops'),
        ('logistics', 'fuel', 0.4, 24, 'tanks of lorries'),
        ('logistics', 'ict', 0.4, 6, 'orders and payment'),
        ('logistics', 'telecom', 0.16, 6, ''),
        ('hospital', 'logistics', 0.16, 72, 'consumables, blood, oxygen'),
        ('shelter', 'logistics', 0.24, 24, 'food'),
        ('shelter', 'fuel', 0.16, 72, 'heating oil'),
    ]
]
