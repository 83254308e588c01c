# Writes a playbook of scenarios with five signals each, always the same for the same number.
#   awk -v scenarios=N -f scenarios.awk
function random(below) { # by Lehmer: every awk counts its products exactly
  state = (state * 16807) % 2147483647
  return state % below
}
function word(number,   i, letters) { # made up, of three syllables
  for (i = 0; i < 3; i++) {
    letters = letters syllables[1 + number % 20]
    number = int(number / 20) + number % 7
  }
  return letters
}
function sentence(own,   i, words) { # every third word is the scenario's own, the others are anybody's
  for (i = 0; i < 9; i++)
    words = words " " (i % 3 ? plain[1 + random(24)] : word(i % 2 ? random(2000) : own * 5 + random(5)))
  return substr(words, 2)
}

BEGIN {
  state = 1
  split("ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu", syllables, " ")
  split("I my the a it is was not has been have and to on of for with when what how can you we they",
        plain, " ")
  print "empower: 1\nplaybook: bench\ntitle: Bench\nlanguage: en\nscenarios:"
  for (i = 0; i < scenarios; i++) {
    printf "  scenario-%d:\n    title: About %s\n    signals:\n", i, sentence(i)
    for (j = 0; j < 5; j++) print "      - " sentence(i)
  }
}
