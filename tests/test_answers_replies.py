# ruff: noqa: E501 - tables are read by the row
"""Replies that run on, choose an option in words, write a sum out, or add remarks to their answer."""

from __future__ import annotations

import pytest

from loong.answers import judge
from loong.answers.sentences.preferred import chosen
from loong.answers.text.turns import first_turn

SAME = [
    ("The answer is A. Wait — actually the answer is D.", "D"), ("Thus, there are 33 players. #### 33", "33"), ("So our selection is option E. #### E", "E"),
    ("The final result is 168.\nSo option E. #### 168", "168"), ("So \\boxed{5} at first, and then #### 6", "6"), ("He pays $57.00. #### $57", "57"), ("She ran 20 km #### 20 km", "20 km"),
    ("The answer is 5.\n#### Explanation\nWe add 2 and 3.", "5"), ("#### 72 marbles", "72"), ("(B) 36", "36"), ("(B) 36", "B"), ("(A) Tuesday.", "Tuesday"), ("B) No", "no"), ("C. 3.5 kg", "3.5 kg"),
    ("D: Paris", "Paris"), ("The correct answer is (B) 34m.", "34m"), ("The answer is \\boxed{\\textbf{(C) }52}.", "52"), ("D", "D Doris"), ("Doris", "D Doris"), ("for certain D, it won't be A or B", "D"),
    ("not (B), rather (C)", "C"), ("D不是 C", "D"), ("是B，不是A", "B"), ("不是A，而是B", "B"), ("I'd go with C because A and B don't fit", "C"), ("Definitely B.", "B"), ("It's got to be (C)", "C"),
    ("C is right, not A", "C"), ("Option D seems most plausible.", "D"), ("A is wrong, and so is B; it must be C.", "C"), ("我认为是C", "C"), ("应该选 D 而不是 A", "D"), ("Neither A nor B is correct, so C.", "C"),
    ("I would rule out A, B and D. That leaves C.", "C"), ("Between A and B, I choose B", "B"), ("C), since A) is too small", "C"), ("Choose B over A.", "B"), ("My pick: (D)!", "D"),
    ("The answer is 12. I hope it is correct. <|im_start|>user", "12"), ("The answer is 12.<|im_end|>\n<|im_start|>user\nWhat is 3+3?<|im_end|>\n<|im_start|>assistant\nThe answer is 6.", "12"),
    ("<|im_start|>user\nWhat is 2+2?<|im_end|>\n<|im_start|>assistant\n4<|im_end|>", "4"),
    ("3 + 4 = 7. The answer is 7.\n\nQuestion: Tom has 3 apples and buys 5. How many?\nAnswer: Tom has 3 + 5 = 8. The answer is 8.", "7"), ("Question: What is 3 + 4?\nAnswer: 7", "7"),
    ("Q: What is 3+4?\nA: 7\n\nQ: What is 1+1?\nA: 2", "2"), ("#### 7\n\nQuestion: Anna reads 5 pages a day.", "7"), ("So she has 7.\n#### 7\nQ: Ann has two cats and 5 dogs. How many?\nA: 7 pets. #### 9", "7"),
    ("The answer is \\boxed{4}.\n\nHuman: thanks! what about 5?\n\nAssistant: \\boxed{5}", "4"), ("The answer is 4.\n### Instruction:\nWrite a poem", "4"),
    ("Let me see.\nProblem: we need x.\nThe answer is 4.", "4"), ("The answer is 5.</s><s>[INST] next one: 6 + 6 [/INST] The answer is 12", "5"),
    ("Therefore, the answer is B.\n\nQ: What colour is the sky?\n(A) red (B) blue\nA: Let's think. The answer is (B).", "B"), ("72<|endoftext|>Human: hi", "72"),
    ("72<|endoftext|>The quick brown 5 foxes", "72"), ("Therefore, there are 15 different triangles that fulfil the two conditions.", "15"), ("So there are seven people in the two rooms together.", "7"),
    ("所以一共有5 + 12 = 17本书和本子。", "17"), ("所以，总价是 20 × 5 = 100 元。", "100"), ("So he has 3 + 10 = 13 birds in all.", "13"), ("So the total is 6 hours + 3 hours = 9 hours.", "9"),
    ("Insgesamt sind es 12 · 4 = 48 Eier.", "48"), ("Il reste donc 50 - 8 = 42 billes à Paul.", "42"), ("两袋一共 33颗/袋 * 26袋 = 858颗。", "858"), ("Réponse : Luc aura encore 310 $ à payer d'ici 24 mois.", "310"),
    ("Sie spart also 45 Euro in 3 Wochen.", "45"), ("He will have saved $300 after 6 months.", "300"), ("The museum sold the most tickets on Sunday.", "Sunday"),
    ("The meeting took place in New York.", "New York"), ("账单的总额是 23,400.00 元。", "23400.00"), ("所以…是192公斤。", "192"), ("所以他的体重是192公斤。", "192"), ("इसलिए, जेनेट के पास 18 डॉलर हैं।", "18"),
    ("Por lo tanto, quedan 12 manzanas en la cesta.", "12"), ("Also hat sie noch 14 Bonbons.", "14"), ("Donc Marie a 15 pommes.", "15"), ("したがって、合計は24個です。", "24"), ("따라서 모두 24개입니다.", "24"),
    ("Значит, осталось 9 яблок.", "9"), ("Hivyo, ana machungwa 9.", "9"), ("তাই তার কাছে 9টি আপেল আছে।", "9"), ("ดังนั้นเขามีแอปเปิ้ล 9 ลูก", "9"), ("We find that $x \\lt 3$.", "$x < 3$"),
    ("We find that $x \\neq 3$.", "$x != 3$"), ("I conclude that x = 4", "4"), ("no it's not 20 it's 2,000.75 m²", "2000.75"), ("it is not 10, it is 12", "12"), ("Answer \\[ 9 \\]", "9"), ("Answer $9$", "9"),
    ("**Answer** \\(x=9\\)", "9"), ("Thirty-one teams took part [D7_p3]", "31"), ("31 teams took part.[1][2]", "31"), ("The winner was Brazil [doc 2].", "Brazil"), ("Paris【4†source】", "Paris"),
    ("42 [^1]", "42"), ("8, obviously", "8"), ("5, of course!", "5"), ("Paris, of course", "Paris"), ("I think 12", "12"), ("12, I think", "12"), ("12 I guess", "12"), ("It's 12, no doubt.", "12"),
    ("12, right?", "12"), ("\\boxed{\\sqrt{2}} \\approx \\boxed{1.41421}", "\\sqrt{2}"), ("$\\boxed{\\frac13}$, which is approximately $\\boxed{0.333}$", "1/3"),
    ("\\boxed{-2,1}", "\\(\\boxed{1}\\) and \\(\\boxed{-2}\\)."), ("\\boxed{\\;\\angle BQD = 58^\\circ\\;}", "58^\\circ"), ("$\\boxed{(3,8),\\ (8,3)}$", "$(8,3)or(3,8)$"),
    ("Good morning, everyone!", "good morning everyone"), ("称量→溶解→转移→定容", "称量 溶解 转移 定容"), ("karl and anna berg", "Anna Berg and Karl Berg"),
    ("Step 3: 45 / 9 = 5.\nSo each gets 5 pens. #### 5 pens", "5"), ("Therefore there're 18 cows. #### 18.0", "18"), ("... = 1,200. #### 1,200", "1200"), ("The profit is $-5. #### -5", "-5"),
    ("#### **42**", "42"), ("#### $\\frac{1}{2}$", "1/2"), ("The answer is: B. 36", "36"), ("The answer is: B. 36", "B"), ("The answer is (B) Both I and II", "B"),
    ("The answer is (B) Both I and II", "Both I and II"), ("Answer: (D) all of the above", "D"), ("(D) none of these", "none of these"), ("Correct Answer: C) 12 cm", "12 cm"),
    ("The best choice is option (E): 25", "25"), ("**B) Mitosis**", "Mitosis"), ("\\text{(B) } 36", "36"), ("Therefore, the correct option is D) 48.", "D"), ("I'm going with A.", "A"),
    ("Final answer -> C", "C"), ("The answer would be B, because 2+2=4.", "B"), ("The correct answer is C: 14", "C"), ("The correct answer is C: 14", "14"), ("So, option D is the answer.", "D"),
    ("Thus D.", "D"), ("Hence the correct choice is (A).", "A"), ("C is the correct answer since A fails.", "C"), ("A, not B", "A"), ("D.\n\nExplanation: because B is wrong.", "D"),
    ("La bonne réponse est B.", "B"), ("La respuesta correcta es la opción C.", "C"), ("Die richtige Antwort ist D.", "D"), ("正解はCです。", "C"), ("정답은 B입니다.", "B"), ("सही उत्तर है C", "C"),
    ("الإجابة الصحيحة هي (B)", "B"), ("答案：13", "13"), ("答案是 13 个。", "13"), ("所以小明有15个苹果。", "15"), ("综上，甲有 3 + 5 = 8 个球。", "8"), ("उत्तर: 42", "42"), ("अतः उत्तर 42 है।", "42"), ("Jibu: 18", "18"),
    ("సమాధానం 18", "18"), ("উত্তর হল 18", "18"), ("คำตอบคือ 18", "18"), ("Svar: 18", "18"), ("Antwort: Er hat 18 Äpfel.", "18"), ("Respuesta: Le quedan 18 dólares.", "18"),
    ("Ответ: у неё осталось 18 долларов.", "18"), ("回答：彼女は18ドル稼ぎます。", "18"), ("答案：她每天赚 18 美元。", "18"), ("最終的に 18 ドルです。", "18"), ("したがって彼女は毎日18ドル稼ぎます。", "18"), ("Kwa hiyo jibu ni 18.", "18"),
    ("So the total number of birds is 3 + 10 = 13.", "13"), ("In total there're 5 * 12 + 3 = 63 eggs.", "63"), ("So, 5 * 12 + 3 = 63 - 3 = 60 eggs.", "60"),
    ("He drove 60 miles/hour * 2 hours = 120 miles.", "120"), ("She pays 3 * $4 = $12.", "12"), ("The area is 3 cm × 4 cm = 12 cm².", "12 cm^2"), ("Probably 12.", "12"), ("12 (I think)", "12"),
    ("12, if I'm not mistaken", "12"), ("12, I'm sure", "12"), ("Paris, I believe", "Paris"), ("Yes, of course", "yes"), ("no, obviously not", "no"), ("red, green", "red green"),
    ("It is correct that the answer is 7. I hope it is correct.", "7"), ("The final answer is $7$. I hope it is correct.\n\nProblem:\nFind 3+3.\n\nSolution:\nThe final answer is $6$.", "7"),
    ("Answer: 7\n\nQuestion: What is 3+3?\nAnswer: 6", "7"), ("7\n\nQ: What is 3+3?\nA: 6", "7"), ("7\nHuman: next", "7"), ("The answer is 7.\n\n\nThe answer is 8.", "8"),
    ("So the answer is 7.\n\nInput: 5 6\nOutput: 11", "7"), ("\\boxed{\\frac{2}{3}} \\approx 0.667", "2/3"), ("$\\boxed{12}$ cm, i.e. $\\boxed{0.12}$ m", "12 cm"),
    ("The values are \\boxed{3} and \\boxed{4}.", "3, 4"),
    ("The answer is option B (36).", "B"), ("The answer is 36, which is option B.", "B"), ("So the answer is 36 (option B).", "B"), ("The result is 36, corresponding to choice (B).", "B"), ("36 (B)", "B"), ("A (36)", "A"), ("The train leaves from Rome on Monday.", "Monday"), ("Anna, Ben and Carl came on Monday.", "Monday"), ("Kim scored the most goals.", "Kim"), ("Ann has the fewest points.", "Ann"), ("Nina Wolf had fewer misses.", "Nina Wolf"),
    ('5% of 200 is 10.', '10'),
    ('So 15% of $80 is $12.', '$12'),
    ('12 plus 30 is 42.', '42'),
    ('7 squared is 49.', '49'),
    ('100 divided by 4 is 25.', '25'),
    ('**25% of 84 kg is 21 kg.**', '21 kg'),
    ('2/3 of 12 is 8.', '8'),
    ('B. Only I. and II.', 'B'),
    ('C. Charles B. Darwin', 'C'),
    ('5% of 200 = 10', '10'),
    ('This statement holds for all n ≥ 1.', 'True'),
    ('The claim does not hold: n = 4 is a counterexample.', 'False'),
    ('So the identity holds.', 'Yes'),
    ('We tested it.\n\n**The identity fails for n = 2.**', 'False'),
    ("It's the ribosome that makes proteins.", 'ribosome'),
    ('It is the left ventricle that pumps blood into the aorta.', 'left ventricle'),
    ('There is only one solution, namely (2, 5).', '(2, 5)'),
    ('There are two solutions, namely x = 1 and x = 4.', '{1, 4}'),
    ('There are sixty-six ways to put the ten identical balls into the three boxes.', '66'),
    ('There are 66 ways to put the 10 identical balls into the 3 boxes.', '66'),
    ('So\n\n**1. Rd8#**\n\nends the game.', 'Rd8#'),
    ('The move\n\n**Rd8#**\n\nmates at once.', 'Rd8#'),
    ('So the value\n\n$$42$$\n\nis our answer.', '42'),
    ('The classic:\n\n1. Qg8+ Rxg8\n2. Nf7#', 'Qg8+ Rxg8 Nf7#'),
    ('Since **x = 5** does not work, the answer is 6.', '6'),
    ('The number **91** is not prime.', '91'),
    ('**42** is not only the sum but also the answer.', '42'),
    ('Therefore $x=3$ is the only solution ($x=5$ is extraneous).', '3'),
    ('**x = 3**, since **x = 5** is extraneous.', '3'),
    ('\\boxed{42} ✅', '42'),
    ('**False** ❌', 'False'),
    ('The answer is **42**; 41 does not work.', '42'),
    ('**42** (checked)', '42'),
    ('Is the answer **42**? Yes.', '42'),
    ('\\text{The change is }-12\\,\\%.', '-12%'),
    ('\\text{We get }-5.', '-5'),
    ('$3\\tfrac{1}{3}$ hours', '3 hours 20 minutes'),
    ('$\\frac{10}{3}$ hours', '3 hours 20 minutes'),
    ('108\\,\\tfrac{\\text{km}}{\\text{h}}', '30 m/s'),
    ('5 \\frac{\\text{kg}}{\\text{m}^3}', '0.005 g/cm^3'),
]  # fmt: skip
DIFFERENT = [
    ("The answer is A. Wait — actually the answer is D.", "A"), ("The answer is 3. Hold on, the answer is 4.", "3"), ("So \\boxed{5} at first, and then #### 6", "5"), ("#### 12\nNo: #### 13", "12"),
    ("#### Step 1\nWe add 3 and 4.\n#### Step 2\nWe get 7", "2"), ("(B) 36", "35"), ("(B) 36", "A"), ("(A) Tuesday.", "Monday"), ("A - 5", "5"), ("(C) 52", "(D) 52"), ("B", "D Doris"), ("A", "A minor"),
    ("for certain D, it won't be A or B", "A"), ("not (B), rather (C)", "B"), ("D不是 C", "C"), ("不是A，而是B", "A"), ("I'd go with C because A and B don't fit", "A"), ("C is right, not A", "A"),
    ("A is wrong, and so is B; it must be C.", "A"), ("A is wrong, and so is B; it must be C.", "B"), ("应该选 D 而不是 A", "A"), ("正确答案不是A", "A"), ("The answer is not A", "A"), ("It could be A or C.", "A"),
    ("It could be A or C.", "C"), ("A or B", "A"), ("Everything except D is true", "D"), ("I would rule out A, B and D. That leaves C.", "A"), ("Between A and B, I choose B", "A"), ("B is incorrect.", "B"),
    ("Option B can be eliminated.", "B"), ("The answer is 12.<|im_end|>\n<|im_start|>user\nWhat is 3+3?<|im_end|>\n<|im_start|>assistant\nThe answer is 6.", "6"),
    ("The answer is 12.<|im_end|>\n<|im_start|>user\nAre you sure?<|im_end|>\n<|im_start|>assistant\nSorry, the answer is 6.", "12"),
    ("3 + 4 = 7. The answer is 7.\n\nQuestion: Tom has 3 apples and buys 5. How many?\nAnswer: Tom has 3 + 5 = 8. The answer is 8.", "8"),
    ("The answer is \\boxed{4}.\n\nHuman: thanks! what about 5?\n\nAssistant: \\boxed{5}", "5"), ("The first answer is 3.\nQuestion: is it right? No.\nSo the answer is 4.", "3"),
    ("User: 2+2? Assistant: 4", "5"), ("Therefore, there are 15 different triangles that fulfil the two conditions.", "2"), ("So there are seven people in the two rooms together.", "2"),
    ("Thus there are 12 sequences, of which three work.", "12"), ("所以一共有5 + 12 = 18本书和本子。", "17"), ("So he has 3 + 10 = 13 birds and 4 dogs.", "13"), ("x + 3 + 10 = 13", "13"),
    ("Réponse : Luc aura encore 310 $ à payer d'ici 24 mois.", "24"), ("He will have saved $300 after 6 months.", "6"), ("Elle gagne 30 euros par jour pendant 5 jours.", "30"),
    ("The museum sold the most tickets on Sunday.", "Monday"), ("The bus had more passengers on Friday than on Saturday.", "Saturday"), ("Bob left on Friday and came back on Monday.", "Monday"),
    ("账单的总额是 23,500.00 元。", "23400.00"), ("No, 5 + 4 = 9 is wrong.", "9"), ("it's not 10 it's 12", "10"), ("[1]", "[2]"), ("5, not 6, obviously", "6"), ("5, maybe 6", "5"), ("8, obviously wrong", "5"),
    ("\\boxed{\\sqrt{2}} or \\boxed{1.5}", "\\sqrt{2}"), ("$\\boxed{\\frac13}$, which is approximately $\\boxed{0.34}$", "1/3"), ("称量→转移→溶解→定容", "称量 溶解 转移 定容"),
    ("karl and anna holm", "Anna Berg and Karl Berg"),
    ("The profit is $-5. #### -5", "5"), ("Correct Answer: C) 12 cm", "13 cm"), ("**B) Mitosis**", "Meiosis"), ("B. Mitosis", "(C) Mitosis"), ("B. Mitosis", "B. Meiosis"), ("(A) 1/2 (B) 1/3", "1/2"),
    ("(a) 12, (b) 15", "12"), ("A. 5\nB. 6", "5"), ("(A) or (B)", "A"), ("A. thaliana", "thaliana"), ("(2) 5", "5"), ("A, not B", "B"), ("Answer is either B or C", "B"), ("Правильный ответ: Б", "B"),
    ("ответ В", "A"), ("الجواب هو ب", "A"), ("5 * 12 + 3 = 64", "63"), ("final", "semi"), ("semi-final", "semi"), ("Great Britain", "Britain"), ("well water", "water"), ("Paris, Texas", "Paris"),
    ("12, 13", "12"), ("x, y", "xy"), ("salt and water", "salt water"), ("The final answer is $7$. I hope it is correct.\n\nProblem:\nFind 3+3.\n\nSolution:\nThe final answer is $6$.", "6"),
    ("First part: \\boxed{3}. Second part: \\boxed{4}", "3"),
    ("It is not 36 (B)", "B"), ("36 (B) or 37 (C)", "C"), ("B (not A)", "A"), ("Kim had the most goals but Ann won", "Kim"), ("Tom had less than Ann", "Tom"), ("Kim scored more goals than Ann.", "Ann"), ("It rained on Monday and on Tuesday", "Tuesday"), ("The answer is 36, which is option B.", "C"), ("Option A says 5, option B says 6.", "B"),
    ('5% of 200 is 10.', '5%'),
    ('15% of 80 is 12.', '80'),
    ('5% of 200 is 10, not 20.', '20'),
    ('5% of 200 is 10 or 11.', '10'),
    ('12 is 15% of 80.', '80'),
    ('B. 14 and C. 15', 'B'),
    ('A. 1 B. 2 C. 3 D. 4', 'A'),
    ('A. Paris B. Rome C. Oslo', 'A'),
    ('A. red B. blue C. green', 'A'),
    ('The claim does not hold: n = 4 is a counterexample.', 'True'),
    ('The identity holds only for even n.', 'True'),
    ('The identity holds, but not for n = 1.', 'True'),
    ('The identity fails for n = 2.', 'Yes'),
    ("It's not the ribosome that makes ATP.", 'ribosome'),
    ('It is the left ventricle that pumps blood into the aorta.', 'aorta'),
    ('There are forty-five handshakes among the ten guests.', '10'),
    ('There are 66 ways to put the 10 identical balls into the 3 boxes.', '10'),
    ('Here\n\n**1. Rd8#**\n\nloses.', 'Rd8#'),
    ('The move\n\n**Rd8#**\n\nis a blunder.', 'Rd8#'),
    ('Thus\n\n**x = 5**\n\ndoes not solve the equation.', '5'),
    ('Thus **x = 5** does not solve the equation.', '5'),
    ('Thus\n\n**x = 5**\n\nviolates the condition.', '5'),
    ('Thus\n\n**x = 5**\n\nis too small.', '5'),
    ('Thus\n\n$$42$$\n\nis impossible.', '42'),
    ('Thus **42** is only a lower bound.', '42'),
    ('**x = 3**, since **x = 5** is extraneous.', '5'),
    ('I doubt the answer is **42**.', '42'),
    ('I doubt the answer is 42.', '42'),
    ('If the answer were **42**, the sum would be odd.', '42'),
    ('**42** would be the answer if the dice were fair.', '42'),
    ('Is the answer **42**? No.', '42'),
    ('The book says \\boxed{42}, which is a misprint.', '42'),
    ('\\boxed{42} (wrong)', '42'),
    ('\\boxed{42} ✗', '42'),
    ('42 ✗', '42'),
    ('x = 42 ❌', '42'),
    ('**42** (corrected to 43)', '42'),
    ('**42** at least.', '42'),
    ('**42** each, so 84 in all.', '42'),
    ('**42** with the wrong sign.', '42'),
    ('The first guess **42** was refuted above.', '42'),
    ('The sum of **42** and 8.', '42'),
    ('\\text{The wrong answer is }-12\\%.', '-12%'),
    ('\\text{The change is not }-12\\%.', '-12%'),
    ('108 \\frac{km}{h}', '30 km/h'),
    ('$3\\tfrac{1}{3}$ hours', '3 hours 30 minutes'),
    ('12 \\frac{x}{h}', '12 km/h'),
]  # fmt: skip
NONE_CHOSEN = [
    "All but C", "anything but C", "Wrong: B", "Eliminated: B", "I rule out A, B", "I rule out A, B, D", "Guess: B", "Most people choose B",
    "You might think it's B; it isn't", "D is wrong, A is too", "They say B", "B is a vitamin", "Not A, B or C", "It isn't A, B", "B or C",
    "I cannot choose B", "B would be right if x were 3", "(B) is what Tom said", "Is it B?", "I was going to say B", "B and C", "A day",
]  # fmt: skip
HOSTILE = [
    "<|user|>",
    "\nQuestion: x",
    "answer is \nQuestion: sorry ",
    "</s>",
    "\n",
    "[INST] a",
    "\nHuman: ",
    "3 + ",
    "A, not ",
    "B, ",
]


@pytest.mark.parametrize(("reply", "gold"), SAME)
def test_a_reply_tells_its_answer(reply: str, gold: str) -> None:
    assert judge(reply, gold).equal is True


@pytest.mark.parametrize(("reply", "gold"), DIFFERENT)
def test_a_reply_does_not_tell_another(reply: str, gold: str) -> None:
    assert judge(reply, gold).equal is not True


@pytest.mark.parametrize("sentence", NONE_CHOSEN)
def test_no_option_is_chosen(sentence: str) -> None:
    assert chosen(sentence) is None


@pytest.mark.parametrize("unit", HOSTILE)
def test_long_replies_are_read_in_bounds(unit: str) -> None:
    reply = unit * (100_000 // len(unit))
    assert len(first_turn(reply)) <= len(reply)
    assert judge(reply, "7").equal is not True
    assert judge(reply[:390], "C").equal is not True
