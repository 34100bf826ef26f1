"""The shapes of the drawn person: where each outline, bone, muscle and nerve lies in which segment.

Millimetres in the segments' own frames: x to the front, y down, the origin at the upper joint
(pelvis: the hip; lumbar, thorax, head: their lower end). A line of points reads ``segment,x,y`` or,
in a ribbon, ``segment,x,y,half width``, with ``;`` between points; ``a+b`` is the middle of two
points. All of it is drawn by us, of a person of 1.7 m, and is a picture, not a measurement.
"""

from collections.abc import Mapping
from dataclasses import dataclass

TRUNK = (
    "head,-58,-40;thorax,-64,-246;thorax,-92,-196;thorax,-108,-120;thorax,-98,-30;lumbar,-84,-100;"
    "lumbar,-80,-30;pelvis,-108,-92;pelvis,-132,-30;pelvis,-128,24+thigh,-128,16;"
    "pelvis,-104,76+thigh,-104,96;pelvis,0,80+thigh,4,120;pelvis,90,30+thigh,92,60;"
    "pelvis,103,-38+pelvis,98,-30;pelvis,108,-88;lumbar,116,-40;lumbar,114,-110;thorax,114,-16;"
    "thorax,124,-86;thorax,110,-150;thorax,74,-202;thorax,54,-240;head,46,2"
)
LEG = (
    "pelvis,-96,30+thigh,-98,40;pelvis,-62,-60+thigh,-62,-60;pelvis,40,-66+thigh,40,-66;"
    "pelvis,92,6+thigh,92,6;thigh,96,120;thigh,86,240;thigh,64,345;thigh,57,402+shank,55,-6;"
    "shank,51,52;shank,43,140;shank,37,260;shank,34,350;shank,36,404;shank,-34,412;shank,-36,350;"
    "shank,-58,240;shank,-76,140;shank,-58,48;thigh,-55,404+shank,-55,-10;thigh,-62,350;"
    "thigh,-86,240;thigh,-104,130"
)
FAR_LEG = LEG.replace("thigh,", "other_thigh,").replace("shank,", "other_shank,")
FOOT = (
    "-36,-34;-42,0;-62,32;-58,60;-20,65;50,60;110,66;170,66;196,58;194,42;150,24;96,2;52,-20;38,-40"
)
HEAD = (
    "-58,14;-60,-40;-78,-86;-90,-140;-80,-194;-38,-231;20,-239;70,-217;93,-176;96,-152;97,-134;"
    "116,-106;101,-95;104,-79;99,-67;100,-50;84,-30;58,-26;46,-8;48,16"
)
HAIR = (
    "-62,-66;-82,-92;-92,-142;-82,-197;-38,-234;20,-242;70,-220;90,-186;62,-196;30,-190;"
    "4,-158;-14,-122;-30,-90"
)
EAR = "-2,-136;10,-132;8,-112;0,-104;-6,-118"
UPPER_ARM = "-30,-24;4,-42;36,-22;40,60;36,160;30,250;30,322;-30,322;-34,240;-40,140;-40,50"
FOREARM = (
    "-30,-14;2,-26;31,-12;36,60;30,150;22,236;26,262;34,310;30,356;14,432;-8,434;-16,372;"
    "-22,300;-20,240;-28,150;-34,60"
)

ILIUM = (
    "-80,-86;-62,-122;-22,-150;28,-140;64,-104;58,-88;46,-56;34,-30;62,6;78,30;58,40;30,26;10,34;"
    "-16,50;-32,72;-50,62;-48,34;-40,12;-52,-10;-70,-34;-58,-52"
)
SACRUM = "-44,-118;-4,-98;-26,-64;-56,-30;-72,4;-80,10;-84,-20;-78,-60;-66,-98"
FEMUR = (
    "0,-22;20,-8;20,14;10,40;14,120;16,240;18,340;32,376;34,404;20,420;-8,424;-28,412;-28,386;"
    "-12,340;-14,240;-16,120;-22,40;-40,18;-40,-12;-20,-16"
)
TIBIA = (
    "-28,8;0,2;32,8;34,28;20,64;14,160;12,300;18,388;16,412;-14,412;-14,384;-10,300;-14,160;-22,60"
)
FIBULA = "-26,32;-14,34;-20,120;-16,280;-12,396;-22,404;-24,280;-30,120"

THORACIC = (
    "thorax,4,6,19;thorax,-26,-70,18;thorax,-38,-140,16;thorax,-26,-215,14;head,-10,-30,12;"
    "head,2,-96,12"
)
RIBS = (
    "thorax,-34,-196;thorax,40,-186;thorax,84,-142|thorax,-46,-160;thorax,30,-142;thorax,98,-96|"
    "thorax,-48,-122;thorax,20,-94;thorax,104,-46|thorax,-44,-84;thorax,10,-44;thorax,98,-2|"
    "thorax,-36,-44;thorax,8,2;thorax,72,30"
)
CORD = "head,-8,-110;head,-26,-30;thorax,-46,-215;thorax,-58,-140;thorax,-46,-70;thorax,-22,4"
ROOTS = (
    "spine,-26,0.5;spine,-28,0.25;pelvis,-44,-84;pelvis,-62,-22",
    "spine,-28,0.22;spine,-26,0.1;pelvis,-38,-70;pelvis,-60,-18",
    "pelvis,-50,-96;pelvis,-56,-58;pelvis,-60,-14",
)
SCIATIC = (
    "pelvis,-62,-22;pelvis,-62,26+thigh,-58,24;thigh,-50,130;thigh,-42,280;thigh,-42,392;"
    "shank,-42,48;shank,-34,200;shank,-34,350;foot,-36,6;foot,-14,50;foot,60,56;foot,140,60"
)


@dataclass(frozen=True, slots=True)
class Muscle:
    """A muscle as a ribbon.

    Attributes
    ----------
    part : str
        What it is called in the words of the page.
    level : str
        The value that colours it; empty for a muscle that the model says nothing about.
    along : str
        Its line, each point with half the width.
    """

    part: str
    level: str
    along: str


MUSCLES: Mapping[str, Muscle] = {
    "back_extensors": Muscle(
        "back",
        "",
        "pelvis,-84,-40,5;pelvis,-82,-100,10;lumbar,-58,-50,14;lumbar,-60,-130,15;"
        "thorax,-72,-30,13;thorax,-82,-110,11;thorax,-66,-180,9;thorax,-42,-236,6",
    ),
    "hip_flexor": Muscle(
        "hip_front",
        "level_hip_front",
        "lumbar,14,-150,4;lumbar,26,-70,9;pelvis,14,-96,12;pelvis,44,-36,12;"
        "pelvis,34,6+thigh,36,8,10;thigh,0,62,5",
    ),
    "semimembranosus": Muscle(
        "hamstrings",
        "level_hamstrings",
        "pelvis,-34,62,5;thigh,-34,130,8;thigh,-32,230,15;thigh,-34,330,13;thigh,-36,394,6;"
        "shank,-26,26,5",
    ),
    "biceps_short": Muscle(
        "hamstrings",
        "level_biceps_short",
        "thigh,-12,196,4;thigh,-22,280,11;thigh,-32,360,9;shank,-30,6,5;shank,-24,40,5",
    ),
    "semitendinosus": Muscle(
        "hamstrings",
        "level_hamstrings",
        "pelvis,-44,68,5;thigh,-78,130,14;thigh,-78,220,16;thigh,-64,320,9;thigh,-55,396,5;"
        "shank,-38,48,4;shank,4,86,4",
    ),
    "biceps_long": Muscle(
        "hamstrings",
        "level_hamstrings",
        "pelvis,-40,66,6;thigh,-54,130,13;thigh,-54,230,17;thigh,-48,330,12;thigh,-46,392,6;"
        "shank,-24,40,5",
    ),
    "gluteus": Muscle(
        "buttock",
        "level_buttock",
        "pelvis,-74,-92,12;pelvis,-94,-40,26;pelvis,-94,20+thigh,-88,12,28;thigh,-52,72,17;"
        "thigh,-14,128,6",
    ),
    "calf": Muscle(
        "calf",
        "level_calf",
        "thigh,-28,380,6;thigh,-46,412+shank,-48,14,11;shank,-52,90,19;shank,-50,160,19;"
        "shank,-40,240,11;shank,-30,330,5;foot,-50,24,5",
    ),
}
"""Deep ones first."""

SPINE_TURN_DEG = (30.0, -20.0)
"""How the spine leaves the sacrum and meets the chest in standing; forward is positive."""
THIGH_MM = 416.5
"""Hip to knee of the person whose shapes these are."""
VERTEBRAE = 5
VERTEBRA = (19.0, 12.5)
"""Half the depth and half the height of a vertebra."""
SACRUM_TOP = (-23.0, -108.0)
DISCS = (
    "spine,0,0,16;spine,0,0.14,16;spine,0,0.28,16;spine,0,0.42,16;spine,0,0.56,16;spine,0,0.7,16;"
    "spine,0,0.84,16;spine,0,1,16"
)
"""What shows between the vertebrae."""
PLAIN_LEVEL = 0.3
"""How wide a muscle is drawn that the model says nothing about."""
