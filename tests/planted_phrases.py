"""Sentences that assert what the claim files reject: by claim, one or more for each phrase."""

PLANTED = {
    "pelvis": (
        "Short hamstrings pull your pelvis.", "Your pelvis is being pulled back.",
        "Your back may be a little out of place.", "It flattens the lower back.",
    ),
    "shock_absorption": (
        "It improves shock absorption.", "Your back absorbs fewer shocks.",
        "You lose some of your lordosis.",
    ),
    "glutes": (
        "Your glutes do not fire.", "It is harder for the buttocks.", "Wake your lazy glutes!",
    ),
    "shared_nerves": (
        "Tight hamstrings often cause lower back pain.", "The hamstrings are the reason for it.",
        "Back pain caused by tight hamstrings.", "Hamstrings pinch a nerve.",
        "You have a slipped disc.",
    ),
    "tight_means_weak": (
        "Tight often means weak.", "Tight hamstrings are weak.", "Stretching alone won't help.",
    ),
    "sitting": (
        "Sitting shortens the hamstrings.", "Sitting is the usual cause of it.",
        "Your pain is brought on by long sitting.", "Sitting is bad for you.",
    ),
    "straight_leg_raise": (
        "Straight-leg raises strengthen your hamstrings.",
        "Raising the straight leg trains the hamstrings.",
    ),
    "bridge": (
        "The bridge loosens the hamstrings.", "Bridges make your hamstrings longer.",
    ),
    "standing_march": ("Marching in place strengthens tight hamstrings.",),
    "strap_stretch": ("60 seconds are much more.",),
    "knee_to_chest": ("Knee to chest gently stretches the hamstrings.",),
    "breaks": (
        "A break prevents pain.", "Standing is better for your back than sitting.",
        "It cures lower back pain.",
    ),
    "massage_gun": (
        "A massage gun lengthens muscles.", "Massage guns are safe.",
        "A massage gun helps a sore back.",
    ),
    "never_into_pain": (
        "Any pain is harmful.", "Pain means that something is damaged.", "No pain, no gain.",
        "Push through the pain.",
    ),
    "whole_body": (
        "We find the root cause.", "In the body everything is connected.",
        "The cause lies elsewhere.",
    ),
}  # fmt: skip
PLANTED_ES = {
    "pelvis": (
        "Los isquiotibiales cortos tiran de la pelvis.", "Tu espalda puede estar fuera de sitio.",
        "Eso aplana la curva.",
    ),
    "shock_absorption": ("La espalda amortigua peor.", "Absorbe peor los golpes."),
    "glutes": (
        "Tus glúteos no pueden trabajar.", "Es difícil para los glúteos.", "Glúteos dormidos.",
    ),
    "shared_nerves": (
        "Los isquiotibiales tensos causan dolor de espalda.",
        "Los isquiotibiales irritan el nervio.", "Tienes una hernia.",
    ),
    "tight_means_weak": ("Tenso significa débil.", "Estirar solo no ayuda."),
    "sitting": (
        "Estar sentado acorta los isquiotibiales.", "Causado por estar sentado.",
        "Estar sentada es malo.",
    ),
    "straight_leg_raise": (
        "Las elevaciones de pierna recta fortalecen los isquiotibiales.",
        "Levantar la pierna recta fortalece los isquiotibiales.",
    ),
    "bridge": ("El puente alarga los isquiotibiales.",),
    "standing_march": ("Marchar en el sitio fortalece los isquiotibiales.",),
    "strap_stretch": ("60 segundos son mucho más.",),
    "knee_to_chest": ("La rodilla al pecho estira los isquiotibiales.",),
    "breaks": (
        "Las pausas curan todo.", "Estar de pie es mejor para la espalda que estar sentado.",
        "Cura el dolor de espalda.",
    ),
    "massage_gun": (
        "La pistola de masaje cura músculos.", "La pistola de masaje es segura.",
    ),
    "never_into_pain": (
        "Cualquier dolor es malo.", "El dolor significa que hay daño.",
        "Sin dolor no hay ganancia.",
    ),
    "whole_body": (
        "Buscamos la causa real.", "Todo está conectado.", "La causa está en otro sitio.",
    ),
}  # fmt: skip
