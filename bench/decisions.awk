# Writes lines for `can --batch` about a generated playbook, always the same for the same numbers.
#   awk -v gestures=N -v lines=N -f decisions.awk
function random(below) { # by Lehmer: every awk counts its products exactly
  state = (state * 16807) % 2147483647
  return state % below
}

BEGIN {
  state = 1
  split("agent lead", roles, " ")
  split("basic silver gold", tiers, " ")
  for (i = 0; i < lines; i++) {
    printf "{\"id\":%d,\"role\":\"%s\",\"gesture\":\"gesture-%d\"", i, roles[1 + random(2)], random(gestures)
    if (random(10)) printf ",\"amount\":\"£%d\"", 1 + random(200)
    if (random(10)) printf ",\"given\":\"%d\"", random(60)
    printf ",\"facts\":{\"nights\":%d", random(20)
    if (random(10)) printf ",\"our_fault\":%s", random(5) ? "true" : "false"
    if (random(10)) printf ",\"tier\":\"%s\"", tiers[1 + random(3)]
    print "}}"
  }
}
