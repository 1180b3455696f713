"""The roles of the lexicon around a trigger, read off the dependency tree.

A role is a word of the lexicon: subj, obj, iobj, poss, mod, self, vsubj, vobj, gsubj, user, maker, head, left, comp, oprd, attr, rsubj,
gift (what one is given in the passive), det, aux, to-do, or a preposition; `a.b` is
role b of the tokens that role a gives. Every function gives head tokens of argument phrases, nearest reading first, none if there is none.
