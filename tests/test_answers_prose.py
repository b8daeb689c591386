# ruff: noqa: E501 - tables are read by the row
"""Answers that whole replies state in prose, in parts and lists, in code, beside replies that do not."""

from __future__ import annotations

import pytest

from loong.answers import judge

VALUES = ["\\frac{2}{x+1}", "7", "(1, 2)", "\\text{Paris}", "12 \\text{ cm}", "[2,3)", "x=3", "C", "\\sqrt{5}"]  # fmt: skip
PLACES = [
    "\\boxed{%s}", "$\\boxed{%s}$", "$\\boxed{%s}$.", "$\\boxed{%s}.$", "$$\\boxed{%s}$$", "\\[\n\\boxed{%s}.\n\\]", "\\(\\boxed{%s}\\).", "**$\\boxed{%s}$**", "**\\boxed{%s}**.", "$\\boxed{%s}$!", "$\\boxed{%s}$ $\\square$",
    "The answer is $%s$.", "The answer is \\(%s\\).", "The answer is: $$%s$$.", "**Answer: $%s$**.", "Answer: **$%s$**!", "#### %s", "<answer> $%s$. </answer>", "So we get\n\n$$%s$$",
]  # fmt: skip
ENDS = [
    "",
    "<|eot_id|>",
    "<|im_end|>\n<|endoftext|>",
    "</s>",
    "<end_of_turn>",
    "<｜end▁of▁sentence｜>",
]


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("place", PLACES)
def test_what_stands_behind_an_answer_is_no_part_of_it(place: str, end: str) -> None:
    replies = [(value, f"We work it out.\n\n{place % value}{end}") for value in VALUES]
    assert [reply for value, reply in replies if judge(reply, value).equal is not True] == []


SAME: dict[str, list[tuple[str, str]]] = {
    "templates": [
        ("<|start_header_id|>assistant<|end_header_id|>\n\n18<|eot_id|>", "18"), ("<|im_start|>assistant\nParis<|im_end|>", "Paris"), ("<s>18</s>", "18"),
        ("<|channel|>analysis<|message|>Is it 5? No.<|end|><|start|>assistant<|channel|>final<|message|>It is 18.<|return|>", "18"), ("\\boxed{20}\\,\\text{m}$.", "20 m"), ("\\boxed{20}$ m", "20 m"),
    ],
    "signs": [
        ("($500)", "-$500"), ("-$1,250", "($1,250)"), ("$(40)", "−40 dollars"), ("(€1,200.50)", "-€1200.50"), ("($1.2 million)", "-$1,200,000"), ("0-0", "O-O"), ("0-0-0", "O-O-O"), ("C, A", "A and C"), ("Hexagon", "hexagon"), ("It is a hexagon!", "hexagon"),
    ],
    "prose number": [
        ("So Tom has 15 marbles left.", "15"), ("After giving some away, Maria is left with twelve stickers.", "12"), ("The total comes out to be 41.", "41"), ("I get 19 and that's my final answer.", "19"),
        ("Let's see: 7 * 6 = 42. So there are 42 cells.", "42"), ("That works out to 3.5 hours.", "3.5 hours"), ("You'd need nine buses.", "9"), ("You will need 9 buses in total.", "9"), ("Altogether they picked 54 apples.", "54"),
        ("In the end, 8 students passed.", "8"), ("There are eight ways to do this.", "8"), ("Only three of the numbers are prime.", "3"), ("We conclude that n = 12.", "12"), ("We are left with 5 marbles.", "5"),
        ("It takes the train 45 minutes to get there.", "45 minutes"), ("Hence, the train needs 45 minutes.", "45"), ("Each child receives 6 sweets.", "6"), ("She earned $340 in total.", "340"), ("Each ticket costs $12.50.", "$12.50"),
        ("The sum works out as 41.", "41"), ("The value turns out to be 41.", "41"), ("It simplifies to 3/4.", "3/4"), ("This gives us 3/4.", "3/4"), ("leaving 12 eggs", "12"), ("16 - 4 = 12, which means Janet sells 12 eggs.", "12"),
        ("3 × 4 = 12, so the area is 12 cm².", "12 cm^2"), ("The equation has solutions 3 and −3, but a length is positive, hence 3.", "3"), ("x could be 2 or -2, but x is positive, so x = 2.", "2"),
        ("The roots are 5 and −7; since the side must be positive, it is 5.", "5"), ("Since a probability cannot exceed 1, we discard 1.2, leaving 0.3.", "0.3"), ("Counting them one by one gives a total of 17.", "17"), ("We count 17.", "17"),
        ("We have 17 in all.", "17"), ("Total: 17 handshakes.", "17"), ("=> 17", "17"), ("∴ x = 17", "17"), ("So, that's 17.", "17"), ("That's 17 handshakes!", "17"), ("The answer must be seventeen.", "17"), ("So the answer's 17.", "17"),
        ("The result: seventeen", "17"), ("Therefore there are exactly 17 such integers.", "17"), ("Thus exactly 17 integers have this property.", "17"), ("Therefore, 17 integers satisfy the condition.", "17"), ("Plugging in, f(3) = 9 + 2 = 11.", "11"),
        ("Substituting back gives f(3) = 11, as required.", "11"), ("The derivative at that point equals 11, so the slope is 11.", "11"), ("Adding the two, 20 + 21 makes 41.", "41"), ("It would take 6 days.", "6"),
        ("It'll take them 6 days to finish.", "6 days"), ("He walked a distance of 12 km.", "12 km"), ("The boiling point is roughly 78 °C.", "78 °C"), ("I'd say 42.", "42"), ("I believe it's 42.", "42"), ("I'm confident that it's 42.", "42"),
        ("Pretty sure it's 42.", "42"), ("It is 42, I am sure.", "42"), ("42, I'm quite sure.", "42"), ("Sure! It's 42.", "42"), ("Sure, the value is 42.", "42"), ("Certainly! There are 42 of them.", "42"), ("There are twenty-one handshakes in total.", "21"),
        ("A total of twenty-one handshakes take place.", "21"), ("He is twenty-one years old.", "21"), ("Anna is 12 years old.", "12"), ("So her brother is now 9.", "9"), ("Dividing, we find the quotient to be 9.", "9"),
        ("We find the quotient to be 9 exactly.", "9"), ("so the minimum number of moves is seven", "7"), ("The largest such number is 97.", "97"), ("97 is the largest such number.", "97"),
        ("97 is prime, 98 and 99 are not, so the largest prime below 100 is 97.", "97"), ("Of these, 24 are even.", "24"), ("This leaves 24.", "24"), ("That leaves us with 24 cards.", "24"), ("which is 24", "24"), ("i.e. 24", "24"),
        ("Therefore the speed of the car was 60 km/h.", "60 km/h"), ("The car was travelling at 60 km/h.", "60 km/h"), ("The car travels at a speed of 60 km/h.", "60 km/h"), ("The profit was 25%.", "25%"), ("So the discount comes to 25 percent.", "25%"),
        ("The probability of that is 1 in 6.", "1/6"), ("The chance is one in six.", "1/6"), ("The probability is therefore one sixth.", "1/6"),
    ],
    "prose words": [
        ("A six-sided polygon is known as a hexagon.", "hexagon"), ("Such a polygon is usually referred to as a hexagon.", "hexagon"), ("This figure is a hexagon.", "hexagon"), ("We call it a hexagon.", "hexagon"),
        ("The term for this is \"hexagon\".", "hexagon"), ("The word you are looking for is **hexagon**.", "hexagon"), ("Hamlet was written by William Shakespeare.", "William Shakespeare"),
        ("The play was written by William Shakespeare around 1600.", "William Shakespeare"), ("Penicillin was discovered by Alexander Fleming in 1928.", "Alexander Fleming"), ("William Shakespeare wrote Hamlet.", "William Shakespeare"),
        ("Alexander Fleming discovered penicillin in 1928.", "Alexander Fleming"), ("It was Alexander Fleming.", "Alexander Fleming"), ("That would be Alexander Fleming.", "Alexander Fleming"), ("The largest planet in our solar system is Jupiter.", "Jupiter"),
        ("Jupiter is the largest planet in our solar system.", "Jupiter"), ("It's Jupiter!", "Jupiter"), ("The culprit must be the butler.", "the butler"), ("Hence the culprit is Bob.", "Bob"), ("So Bob is the liar.", "Bob"),
        ("Therefore, Bob is lying.", "Bob"), ("Bob did it.", "Bob"), ("The red one.", "red"), ("The sky appears blue.", "blue"), ("The solution turns blue.", "blue"), ("The gas released is carbon dioxide.", "carbon dioxide"),
        ("This process is called osmosis.", "osmosis"), ("The process is osmosis, because water crosses a membrane.", "osmosis"), ("Water freezes at 0 °C, and this process is known as freezing.", "freezing"),
        ("The capital of Australia is Canberra, not Sydney.", "Canberra"), ("Not Sydney, but Canberra.", "Canberra"), ("Not Sydney, as many think, but Canberra.", "Canberra"), ("It is not Sydney but Canberra.", "Canberra"),
        ("Contrary to popular belief, the capital is Canberra.", "Canberra"), ("Many believe it is Sydney, but the capital is Canberra.", "Canberra"), ("The capital is Canberra (not Sydney).", "Canberra"), ("n is even, so yes.", "yes"),
        ("n is odd, hence the answer is no.", "no"), ("Since 7 is prime, yes.", "yes"), ("Yes, because 7 is prime.", "yes"), ("No, it isn't.", "no"), ("No — 91 = 7·13.", "no"), ("So yes, it is.", "yes"), ("Therefore the statement is false.", "false"),
        ("So the claim is true.", "true"), ("The statement holds, so it is true.", "true"), ("That is correct.", "yes"), ("The bold one: **Canberra**, which has been the capital since 1913.", "Canberra"),
        ("**Canberra**, since 1913 🙂 Anything else?", "Canberra"), ("**Canberra** 🎉\n\nLet me know if you need anything else!", "Canberra"), ("The word reversed is olleh.", "olleh"), ("Reversed, it reads \"olleh\".", "olleh"),
        ("Today is Friday, so in 10 days it will be Monday.", "Monday"), ("It will be Monday.", "Monday"), ("So it falls on a Monday.", "Monday"), ("The 100th day is a Wednesday.", "Wednesday"), ("The element with atomic number 79 is gold (Au).", "gold"),
        ("The chemical symbol is Au.", "Au"), ("That element is gold.", "gold"), ("The answer is gold, whose symbol is Au.", "gold"), ("The order, from smallest to largest, is Mercury, Mars, Venus, Earth.", "Mercury, Mars, Venus, Earth"),
        ("The author of the novel is Jane Austen.", "Jane Austen"), ("Jane Austen is the author of the novel.", "Jane Austen"), ("The largest ocean is the Pacific Ocean.", "Pacific Ocean"), ("The winner was Brazil.", "Brazil"),
        ("Brazil won the cup in 2002.", "Brazil"), ("In 2002, Brazil won.", "Brazil"), ("The missing letter is Q.", "Q"), ("It's a rhombus, as all sides are equal.", "rhombus"), ("That makes it a rhombus.", "rhombus"), ("ABCD is a rhombus.", "rhombus"),
        ("Hence, ABCD must be a rhombus.", "rhombus"),
    ],
    "foreign": [
        ("所以鸡有 12 只。", "12"), ("因此,小明有 15 个苹果。", "15"), ("所以面积为 24 平方厘米。", "24"), ("答:一共有 36 人。", "36"), ("综上所述,最大值为 9。", "9"), ("故最小值是 -3。", "-3"), ("所以 x = 5。", "5"), ("因此概率为 1/6。", "1/6"), ("由此可得,总和是 45。", "45"), ("即共有 120 种排法。", "120"), ("一共需要 3 天。", "3"),
        ("解得 x = 12", "12"), ("则小红的年龄是 8 岁。", "8"), ("所以选 C。", "C"), ("因此答案选B", "B"), ("正确选项是 D。", "D"), ("Es gibt also 12 Möglichkeiten.", "12"), ("Somit ist x = 5.", "5"), ("Daraus folgt x = 5.", "5"), ("Also beträgt die Fläche 24 cm².", "24 cm^2"),
        ("Insgesamt sind es 36 Schüler.", "36"), ("Die Summe ist also 45.", "45"), ("Folglich kostet ein Apfel 3 Euro.", "3"), ("Tom hat noch 15 Murmeln.", "15"), ("Die Hauptstadt von Frankreich ist Paris.", "Paris"), ("Damit ergibt sich 45.", "45"),
        ("Il y a donc 12 possibilités.", "12"), ("Donc x = 5.", "5"), ("Ainsi, la somme vaut 45.", "45"), ("La somme est donc égale à 45.", "45"), ("L'aire est de 24 cm².", "24 cm^2"), ("La capitale de la France est Paris.", "Paris"),
        ("Il reste 15 billes.", "15"), ("On obtient 45.", "45"), ("On trouve donc x = 5.", "5"), ("Por lo tanto, hay 12 maneras.", "12"), ("Por tanto, x = 5.", "5"), ("Así que quedan 15 canicas.", "15"), ("El resultado es 45.", "45"),
        ("La suma es igual a 45.", "45"), ("En total son 36 alumnos.", "36"), ("Entonces la probabilidad es 1/6.", "1/6"), ("La capital de Francia es París.", "París"), ("Luego x = 5.", "5"), ("Se obtiene 45.", "45"), ("Portanto, há 12 maneiras.", "12"),
        ("Logo, x = 5.", "5"), ("Quindi ci sono 12 modi.", "12"), ("Dunque la somma è 45.", "45"), ("Следовательно, x = 5.", "5"), ("Таким образом, получаем 45.", "45"), ("Значит, осталось 15 шариков.", "15"), ("Итого 36 учеников.", "36"),
        ("したがって、x = 5 です。", "5"), ("よって、答えは45です。", "45"), ("全部で12通りあります。", "12"), ("따라서 x = 5이다.", "5"), ("그러므로 모두 12가지이다.", "12"), ("Er zijn dus 12 manieren.", "12"), ("Toplam 36 öğrenci vardır.", "36"),
    ],
    "hedge": [
        ("It isn't 12 but 13.", "13"), ("Rather than 12, the count is 13.", "13"), ("At first glance 12, but the true count is 13.", "13"), ("One might think 12; however, it is 13.", "13"), ("You might expect 12. It's actually 13.", "13"),
        ("I first thought 12, but it's 13.", "13"), ("Some would say 12. The right count is 13.", "13"), ("Although 12 seems right, 13 is correct.", "13"), ("12 is a common mistake; it should be 13.", "13"),
        ("The naive answer 12 is wrong; the true value is 13.", "13"), ("12... no wait, 13.", "13"), ("It's 13, not 12.", "13"), ("13 (and not 12).", "13"), ("13 rather than 12.", "13"), ("Instead of 12, we get 13.", "13"),
        ("The answer isn't 12, it's 13.", "13"), ("So it's not a square but a rhombus.", "rhombus"),
    ],
    "bare": [
        ("Up", "up"), ("Sodium chloride", "sodium chloride"), ("J. K. Rowling", "J.K. Rowling"), ("JK Rowling", "J. K. Rowling"), ("George W. Bush", "George W Bush"), ("v1.2.3", "1.2.3"), ("Version 1.2.3", "v1.2.3"), ("#FF8800", "#ff8800"),
        ("FF8800", "#ff8800"), ("#fff", "#FFFFFF"), ("0xFF", "0xff"), ("250 µg", "250 mcg"), ("500 mcg", "0.5 mg"), ("25 bps", "0.25%"), ("-$500", "($500)"), ("($1,250.50)", "-$1,250.50"), ("44 BCE", "44 BC"), ("476 CE", "AD 476"), ("476 AD", "476"),
        ("C sharp minor", "C# minor"), ("Bb major", "B♭ major"), ("F#", "F♯"), ("F-sharp", "F#"), ("I and III only", "I and III"), ("Only I and III", "I and III only"), ("II only", "II"), ("St. Petersburg", "Saint Petersburg"), ("Dr. Watson", "Doctor Watson"),
        ("Mr. Darcy", "Mr Darcy"), ("ISBN 978-3-16-148410-0", "978-3-16-148410-0"), ("00:1A:2B:3C:4D:5E", "00:1a:2b:3c:4d:5e"), ("00-1A-2B-3C-4D-5E", "00:1a:2b:3c:4d:5e"), ("192.168.0.1", "192.168.0.1"), ("the Pacific", "Pacific"), ("U.S.", "US"),
        ("USA", "U.S.A."), ("alpha-helix", "α-helix"), ("β-carotene", "beta-carotene"), ("vitamin C", "Vitamin C"), ("Uranium-235", "uranium-235"), ("U-235", "uranium-235"), ("Type II", "type II"), ("Answer: III", "III"),
        ("Hydrogen peroxide (H2O2)", "hydrogen peroxide"), ("2-Methylpropane", "2-methylpropane"), ("N,N-Dimethylformamide", "N,N-dimethylformamide"), ("'hello'", "hello"), ("Henry VIII", "King Henry VIII"), ("Queen Elizabeth II", "Elizabeth II"),
        ("World War II", "World War II"), ("10 p.m.", "10 PM"), ("$1.5 million", "$1,500,000"), ("five percent", "5%"),
    ],
    "parts": [
        ("So:\n- x = 2\n- y = 5", "x = 2, y = 5"), ("Therefore:\n\n* $x = 2$\n* $y = 5$", "x=2, y=5"), ("**x = 2**\n**y = 5**", "x = 2, y = 5"), ("**x = 2**, **y = 5**", "(2, 5)"), ("$x = 2$ and $y = 5$.", "x = 2, y = 5"),
        ("Hence $x=2$ and $y=5$.", "(x, y) = (2, 5)"), ("y = 5 and x = 2", "x = 2, y = 5"), ("**Quotient:** 7\n**Remainder:** 3", "quotient = 7, remainder = 3"), ("The quotient is 7 and the remainder is 3.", "quotient 7, remainder 3"),
        ("The quotient is 7, and the remainder is 3.", "quotient: 7, remainder: 3"), ("The remainder is 3.\nThe quotient is 7.", "quotient 7, remainder 3"), ("Quotient 7, remainder 3", "quotient = 7, remainder = 3"),
        ("- Quotient = 7\n- Remainder = 3", "Quotient: 7, Remainder: 3"), ("Maximum: 9 (at x = 2), minimum: −1 (at x = 0)", "max = 9, min = -1"), ("The maximum value is 9, while the minimum value is −1.", "maximum = 9, minimum = -1"),
        ("**(a)** 12\n\n**(b)** 30", "(a) 12 (b) 30"), ("(a) 12\n(b) 30", "(a) 12, (b) 30"), ("a) 12\nb) 30", "(a) 12 (b) 30"), ("Part (a): 12\nPart (b): 30", "(a) 12; (b) 30"), ("Part a: 12. Part b: 30.", "(a) 12 (b) 30"),
        ("### Part (a)\nWe get 3·4 = 12.\n\n### Part (b)\nWe get 5·6 = 30.", "(a) 12 (b) 30"), ("(i) 12\n(ii) 30", "(i) 12 (ii) 30"), ("1. 12\n2. 30", "1) 12 2) 30"), ("(a) The area is 12.\n(b) The perimeter is 30.", "(a) 12 (b) 30"),
        ("a. 12 cm\nb. 30 cm", "(a) 12 cm (b) 30 cm"), ("(a) $\\boxed{12}$ (b) $\\boxed{30}$", "(a) 12 (b) 30"), ("(a) 12 and (b) 30", "(a) 12, (b) 30"), ("| statistic | value |\n|---|---|\n| median | 3 |\n| mean | 4 |", "mean = 4, median = 3"),
        ("| Quantity | Value |\n|:--|--:|\n| mean | 4 |\n| median | 3 |\n", "mean: 4, median: 3"), ("| x | y |\n|---|---|\n| 2 | 5 |", "x = 2, y = 5"), ("The results are:\n\n| mean | median |\n|---|---|\n| 4 | 3 |", "mean = 4, median = 3"),
        ("Mean = 4, median = 3", "mean = 4, median = 3"), ("The mean is 4 and the median is 3.", "mean = 4, median = 3"), ("$\\begin{cases} x = 1 \\\\ y = 0 \\end{cases}$", "x = 1, y = 0"),
        ("\\boxed{\\begin{cases} x = 1 \\\\ y = 0 \\end{cases}}", "x = 1, y = 0"), ("\\[\n\\left\\{\\begin{array}{l} x = 1 \\\\ y = 0 \\end{array}\\right.\n\\]", "x = 1, y = 0"), ("7 cows and 12 chickens", "7 cows, 12 chickens"),
        ("c = 7 → **7 cows**\nh = 12 → **12 chickens**", "7 cows and 12 chickens"), ("There are 7 cows and 12 chickens.", "7 cows and 12 chickens"), ("There are 12 chickens and 7 cows.", "7 cows and 12 chickens"),
        ("Cows: 7\nChickens: 12", "7 cows, 12 chickens"), ("- 7 cows\n- 12 chickens", "7 cows and 12 chickens"), ("So there are **7 cows** and **12 chickens**.", "7 cows and 12 chickens"), ("- Alice: 3\n- Bob: 5", "Alice: 3, Bob: 5"),
        ("Alice has 3 and Bob has 5.", "Alice: 3, Bob: 5"), ("Alice is 3 years old and Bob is 5 years old.", "Alice: 3, Bob: 5"), ("{'Alice': 3, 'Bob': 5}", "Alice: 3, Bob: 5"),
        ("Therefore:\n\n**Alice** is a knight.\n**Bob** is a knave.", "Alice: knight, Bob: knave"), ("Alice is a knight and Bob is a knave.", "Alice: knight, Bob: knave"), ("- **Alice**: knight\n- **Bob**: knave", "Alice is a knight, Bob is a knave"),
        ("slope = 2, intercept = 5", "slope: 2, intercept: 5"), ("The slope is $2$ and the $y$-intercept is $5$.", "slope 2, y-intercept 5"),
    ],
    "parts 2": [
        ("So the perimeter is 20 cm and the area is 24 cm².", "perimeter 20 cm, area 24 cm^2"), ("Area: 24 cm²\nPerimeter: 20 cm", "perimeter = 20 cm, area = 24 cm²"), ("The roots sum to 5 and multiply to 6. Sum: 5, product: 6.", "sum = 5, product = 6"),
        ("Sum = 5; Product = 6", "sum 5, product 6"), ("**Sum:** 5  \n**Product:** 6", "sum 5, product 6"), ("- Sum of roots: $5$\n- Product of roots: $6$", "sum of roots 5, product of roots 6"),
        ("The mean is $4$, the median is $3$, and the mode is $3$.", "mean 4, median 3, mode 3"), ("Mean: 4\nMedian: 3\nMode: 3\n\nLet me know if you have questions!", "mean = 4, median = 3, mode = 3"), ("a = 3, b = −4", "a = 3, b = -4"),
        ("We obtain $a = 3$ and $b = -4$, so the polynomial factors nicely.", "a = 3, b = -4"), ("Thus\n$$a = 3, \\quad b = -4.$$", "a=3, b=-4"), ("\\boxed{a = 3, b = -4}", "a = 3 and b = -4"), ("$\\boxed{a=3}$ and $\\boxed{b=-4}$", "a = 3, b = -4"),
        ("The pair is (a, b) = (3, −4).", "a = 3, b = -4"), ("A costs $3 and B costs $5.", "A: $3, B: $5"), ("Apples: 3, oranges: 5", "3 apples and 5 oranges"), ("He bought 3 apples and 5 oranges.", "3 apples, 5 oranges"),
        ("He bought three apples and five oranges.", "3 apples and 5 oranges"), ("Tickets: 12 adult, 8 child", "12 adult, 8 child"), ("So 12 adult tickets and 8 child tickets were sold.", "12 adult tickets and 8 child tickets"),
        ("There were 12 adults and 8 children.", "adults: 12, children: 8"), ("Adults = 12\nChildren = 8", "12 adults and 8 children"), ("**12 adults** and **8 children**", "12 adults, 8 children"), ("(a) 5 m/s\n\n(b) 20 m", "(a) 5 m/s (b) 20 m"),
        ("a) v = 5 m/s\nb) s = 20 m", "(a) 5 m/s (b) 20 m"), ("(a) $v = 2 + 3 = 5$ m/s\n(b) $s = 4 \\cdot 5 = 20$ m", "(a) 5 m/s (b) 20 m"), ("**a)** Yes\n**b)** No", "(a) yes (b) no"),
        ("(a) Yes, because it is closed.\n(b) No, since it has no inverse.", "(a) yes (b) no"), ("(a) True (b) False (c) True", "(a) true, (b) false, (c) true"), ("(a) True\n(b) False\n(c) True", "(a) true (b) false (c) true"),
        ("Part 1: 12\nPart 2: 30", "(1) 12 (2) 30"), ("**Part 1.** The answer is 12.\n\n**Part 2.** The answer is 30.", "1) 12, 2) 30"), ("i) 12\nii) 30", "(i) 12, (ii) 30"), ("| Variable | Value |\n|---|---|\n| $x$ | $2$ |\n| $y$ | $5$ |", "x = 2, y = 5"),
        ("| Name | Role |\n|---|---|\n| Alice | knight |\n| Bob | knave |", "Alice: knight, Bob: knave"), ("Alice: knight\nBob: knave", "Alice: knight, Bob: knave"),
        ("The critical points: local maximum at x = -1, local minimum at x = 1", "local maximum at x = -1, local minimum at x = 1"), ("\\begin{align*} x &= 2 \\\\ y &= 5 \\end{align*}", "x = 2, y = 5"),
        ("\\[\\begin{aligned} x &= 2\\\\ y &= 5\\end{aligned}\\]", "x = 2, y = 5"), ("x=2 , y=5", "x = 2, y = 5"), ("x equals 2 and y equals 5", "x = 2, y = 5"), ("x: 2, y: 5", "x = 2, y = 5"), ("The solution is x=2, y=5.", "x = 2, y = 5"),
        ("The solution: x = 2 and y = 5", "(x, y) = (2, 5)"), ("Width = 4 cm, length = 9 cm", "length 9 cm, width 4 cm"), ("The rectangle is 9 cm long and 4 cm wide.", "9 cm long and 4 cm wide"), ("length: 9cm; width: 4cm", "length 9 cm, width 4 cm"),
        ("Its length is 9 cm and its width 4 cm.", "length 9 cm, width 4 cm"), ("Real part: 3, imaginary part: −2", "real part 3, imaginary part -2"), ("The real part is 3 and the imaginary part is −2.", "real part 3, imaginary part -2"),
        ("Amplitude 3, period π", "amplitude = 3, period = pi"), ("The amplitude is 3 and the period is $\\pi$.", "amplitude 3, period pi"), ("Center $(1, -2)$, radius $3$", "center (1, -2), radius 3"),
        ("The center is (1, −2) and the radius is 3.", "center (1, -2), radius 3"), ("Centre: (1, −2)\nRadius: 3", "centre (1, -2), radius 3"),
    ],
    "lists": [
        ("The divisors of 8 are:\n- 1\n- 2\n- 4\n- 8", "1, 2, 4, 8"), ("The divisors are:\n1. 1\n2. 2\n3. 4\n4. 8", "1, 2, 4, 8"), ("The primary colours are:\n\n* **Green**\n* **Red**\n* **Blue**\n\nMixing all three yields white.", "red, green, blue"),
        ("- red\n- green\n- blue", "red, green, blue"), ("1. Mercury\n2. Venus\n3. Earth", "[Mercury, Venus, Earth]"), ("1) Mercury\n2) Venus\n3) Earth", "Mercury, Venus, Earth"), ("The order is:\n1. Mercury\n2. Venus\n3. Earth", "Mercury, Venus, Earth"),
        ("• 2\n• 3\n• 5", "{2, 3, 5}"), ("The primes are 2, 3 and 5.", "2, 3, 5"), ("2\n3\n5", "2, 3, 5"), ("The solutions are:\n\n$$x = 2$$\n$$x = 3$$", "x = 2, x = 3"), ("So the solutions are\n- x = 2\n- x = 3", "2, 3"),
        ("The truth-tellers are Bob and Alice.", "Alice, Bob"), ("**Bob** and **Alice** are the truth-tellers.", "Alice, Bob"), ("Bob, Alice", "Alice, Bob"), ("Both Alice and Bob.", "Alice, Bob"), ("The path is:\n\nA → B → C → D", "A -> B -> C -> D"),
        ("The sorted list is 1, 3, 5, 7.", "[1, 3, 5, 7]"), ("Sorted: 1, 3, 5, 7", "[1, 3, 5, 7]"), ("- 1 (since 1 divides all)\n- 2 (even)\n- 4", "1, 2, 4"),
        ("The three states of matter are **solid**, **liquid**, and **gas**.", "solid, liquid, gas"), ("Solid, liquid and gas.", "solid, liquid, gas"), ("The roots are `2`, `3` and `5`.", "2, 3, 5"),
    ],
    "json": [
        ("{\"value\": 17}", "17"), ("{\"x\": 17}", "17"), ("{\"x\": 17}", "x = 17"), ("```json\n{\"total\": 17}\n```", "17"), ("{\"explanation\": \"8+9\", \"total\": 17}", "17"), ("{\"data\": {\"answer\": 17}}", "17"), ("{\"result\": {\"value\": 17}}", "17"),
        ("{\"answer\": {\"text\": \"Paris\"}}", "Paris"), ("{\"response\": \"Paris\"}", "Paris"), ("{\"output\": {\"final_answer\": \"Paris\", \"confidence\": 0.9}}", "Paris"), ("{\"capital\": \"Paris\"}", "Paris"), ("{\"answers\": [1, 2]}", "1, 2"),
        ("{\"solutions\": [1, 2]}", "[1, 2]"), ("{\"answer\": 5, \"unit\": \"m\"}", "5 m"), ("{\"answer\": \"5\", \"units\": \"m\"}", "5 m"), ("{\"answer\": [\"B\"]}", "B"), ("{\"choice\": \"B\", \"reason\": \"A is wrong\"}", "B"),
        ("{\"reasoning\": \"…\", \"final_answer\": {\"x\": 2, \"y\": 5}}", "x = 2, y = 5"), ("{\"x\": 2, \"y\": 5}", "x = 2, y = 5"), ("[{\"answer\": 17}]", "17"), ("{\"final_result\": 17}", "17"), ("{\"label\": \"yes\"}", "yes"),
        ("{\"is_prime\": true}", "True"), ("{\"thought\": \"hm, 16?\", \"answer\": 17}", "17"), ("{\"correct_option\": \"C\"}", "C"), ("{\"Answer\": \"C) Mars\"}", "C"), ("{\"prediction\": 0.5}", "1/2"),
    ],
    "code": [
        ("```\n$ python x.py\n42\n```", "42"), ("```python\n>>> len('abc')\n3\n```", "3"), ("Running it:\n\n```console\n$ python main.py\nhello\n```", "hello"), ("```\nIn [1]: f(2)\nOut[1]: 4\n```", "4"), ("`len('abc')` returns `3`.", "3"),
        ("`f(2)` returns 4", "4"), ("Calling `f(2)` gives `4`.", "4"), ("The call `f(2)` evaluates to `4`.", "4"), ("`f(2)` is `4`", "4"), ("`f(2) == 4`, so it prints `4`.", "4"), ("It raises a `TypeError`.", "TypeError"),
        ("This throws a ZeroDivisionError.", "ZeroDivisionError"), ("A `KeyError` is raised.", "KeyError"), ("You get a `KeyError`, since the key is missing.", "KeyError"), ("The program prints `[1, 2]`.", "[1, 2]"), ("It prints\n\n    [1, 2]", "[1, 2]"),
        ("The output will be:\n\n```\n[1, 2]\n```\n\nbecause slicing copies.", "[1, 2]"), ("So the loop prints 10.", "10"), ("The output is `hello world`", "hello world"), ("prints `None`", "None"), ("The variable `x` ends up as `7`.", "7"),
        ("After the loop, `x` is 7.", "7"), ("`x` has the value 7 at the end.", "7"), ("```text\n7\n```", "7"), ("The type is `list`.", "list"), ("It's O(n log n).", "O(n log n)"), ("The time complexity is $O(n \\log n)$.", "O(n log n)"),
        ("`'olleh'`", "olleh"), ("The result is the string `'olleh'`.", "olleh"), ("**Output:** `7`", "7"), ("Output → 7", "7"), ("# Output: 7", "7"),
    ],
    "lists 2": [
        ("The factors of 12:\n\n- 1\n- 2\n- 3\n- 4\n- 6\n- 12", "1, 2, 3, 4, 6, 12"), ("The even ones are **2**, **4** and **6**.", "2, 4, 6"), ("The answer is:\n- Apple\n- Pear", "apple, pear"), ("Final answer:\n1. Alice\n2. Bob", "Alice, Bob"),
        ("Here are the steps in order:\n1. Mix\n2. Bake\n3. Cool", "[mix, bake, cool]"), ("The vowels are: a, e, i, o, u", "a, e, i, o, u"), ("These are Mercury, Venus, Earth and Mars.", "Mercury, Venus, Earth, Mars"),
        ("Red, green, and blue are the primary colours of light.", "red, green, blue"), ("The colours: red; green; blue", "red, green, blue"), ("The three noble gases listed are helium, neon, and argon.", "helium, neon, argon"),
        ("It consists of protons, neutrons, and electrons.", "protons, neutrons, electrons"), ("Protons, neutrons and electrons make up an atom.", "electrons, neutrons, protons"), ("The winners:\n\n* Ann – 1st\n* Ben – 2nd", "Ann, Ben"),
        ("Winners: Ann and Ben.", "Ann, Ben"), ("The zeros are x = −1, x = 0 and x = 1.", "-1, 0, 1"), ("The zeros are at −1, 0, and 1.", "-1, 0, 1"), ("In ascending order: 2, 5, 9", "2, 5, 9"), ("[2, 5, 9] is the sorted list.", "[2, 5, 9]"),
        ("So the list becomes [2, 5, 9].", "[2, 5, 9]"), ("So after sorting we have `[2, 5, 9]`.", "[2, 5, 9]"), ("- **Mars**: the red planet\n- **Venus**: the hottest planet", "Mars, Venus"), ("The prime factors are:\n- $2$\n- $3$\n- $5$", "2, 3, 5"),
        ("I and III are true.", "I and III"), ("Only statements I and III are correct.", "I and III only"), ("Statements I and III", "I and III"), ("A, C and D are correct.", "A, C, D"), ("The correct options are:\n- A\n- C\n- D", "A, C, D"),
        ("(A), (C), (D)", "A, C, D"),
    ],
    "words 2": [
        ("The capital city of Japan is Tokyo.", "Tokyo"), ("It is widely accepted that the author is Homer.", "Homer"), ("The device used to measure pressure is called a barometer.", "barometer"),
        ("The theory of relativity was developed by Albert Einstein.", "Albert Einstein"), ("It was developed by Albert Einstein in 1905.", "Albert Einstein"), ("Albert Einstein developed the theory of relativity.", "Albert Einstein"),
        ("The process plants use is known as photosynthesis.", "photosynthesis"), ("Plants make food through photosynthesis.", "photosynthesis"), ("The chemical formula for water is H2O.", "H2O"), ("Water has the chemical formula H₂O.", "H2O"),
        ("The powerhouse of the cell is the mitochondrion.", "mitochondrion"), ("That organelle is the **mitochondrion**, the powerhouse of the cell.", "mitochondrion"), ("The largest mammal on Earth is the blue whale.", "blue whale"),
        ("The longest river is the Nile, at about 6,650 km.", "Nile"), ("It's the Nile, which flows through Egypt.", "the Nile"), ("World War II ended in 1945.", "1945"), ("The war ended in 1945.", "1945"), ("Columbus reached America in 1492.", "1492"),
        ("The year was 1492.", "1492"), ("The currency of Japan is the yen.", "yen"), ("The opposite of hot is cold.", "cold"), ("The plural of mouse is mice.", "mice"), ("The past tense of go is went.", "went"),
        ("The verb in the sentence is \"runs\".", "runs"), ("The correct spelling is 'receive'.", "receive"), ("The French word for cat is \"chat\".", "chat"), ("In French, cat is 'chat'.", "chat"), ("The knight is Alice.", "Alice"),
        ("Hence Alice is the knight.", "Alice"), ("So it was Alice who lied.", "Alice"), ("The person who lied was Alice.", "Alice"), ("The tallest is Tom.", "Tom"), ("Tom is the tallest.", "Tom"), ("So Tom is tallest.", "Tom"), ("Tom finishes first.", "Tom"),
        ("The next day is Tuesday.", "Tuesday"), ("So the party is on Tuesday.", "Tuesday"), ("The meeting takes place on Tuesday.", "Tuesday"), ("We conclude that the triangle is isosceles.", "isosceles"),
        ("The triangle is isosceles because two sides are equal.", "isosceles"), ("This is an isosceles triangle.", "isosceles triangle"), ("The series converges.", "converges"), ("So the series converges by the ratio test.", "converges"),
        ("Therefore the series is divergent.", "divergent"), ("The limit does not exist.", "does not exist"), ("Thus, the function is odd.", "odd"), ("The sum is even.", "even"), ("The sequence is increasing.", "increasing"),
        ("The graph is bipartite.", "bipartite"), ("Yes, the graph is bipartite.", "yes"), ("No, 1 is not prime.", "no"), ("No, since 91 = 7 × 13, it is not prime.", "no"), ("91 is not a prime number, so the answer is no.", "no"),
        ("It's impossible.", "impossible"), ("This is impossible.", "impossible"),
    ],
    "number 2": [
        ("It costs 12 dollars.", "$12"), ("He paid twelve dollars.", "$12"), ("She needs 2.5 cups of flour.", "2.5"), ("The shop sold 1,250 items.", "1250"), ("That's a 20% increase.", "20%"), ("The price rose by 20%.", "20%"),
        ("There were 36 people at the party.", "36"), ("So 36 people attended.", "36"), ("Thirty-six people attended.", "36"), ("The bus left at 7:45.", "7:45"), ("It arrives at 3:15 pm.", "3:15 pm"), ("She will arrive at 15:15.", "15:15"),
        ("They meet after 3 hours.", "3 hours"), ("They will meet after 3 hours.", "3"), ("It takes 3 hours and 20 minutes.", "3 h 20 min"), ("The angle measures 60 degrees.", "60°"), ("Angle B is 60°.", "60"), ("Each angle is 60°.", "60°"),
        ("Each side has length 7.", "7"), ("The side length is 7 units.", "7"), ("The hypotenuse has length 13.", "13"), ("Therefore AB = 13.", "13"), ("So |AB| = 13 cm.", "13 cm"), ("We see that the median is 8.", "8"), ("Hence there're 8 solutions.", "8"),
        ("There are eight solutions.", "8"), ("It has 8 solutions.", "8"), ("Exactly 8.", "8"), ("Just 8.", "8"), ("8 of them.", "8"), ("8 in total.", "8"), ("8 altogether", "8"), ("In total: 8", "8"),
        ("The number of ways is therefore 8! / (3! 5!) = 56.", "56"), ("This gives $\\binom{8}{3} = 56$ ways.", "56"), ("Hence the number of ways is $\\binom{8}{3} = 56$.", "56"), ("So we have 8 × 7 = 56 ways.", "56"), ("8 × 7 = 56, so 56 ways.", "56"),
        ("Putting it together: 8 * 7 = 56.", "56"), ("The final count is 56 ✓", "56"), ("✅ 56", "56"), ("**56** ways, as computed above.", "56"), ("**56**, because order matters.", "56"), ("The value of x is 56.", "56"), ("x must be 56.", "56"),
        ("x has to be 56.", "56"), ("I calculate 56.", "56"), ("I count 56.", "56"), ("I arrive at 56.", "56"), ("We arrive at 56.", "56"), ("My final answer: 56", "56"), ("Final result — 56", "56"), ("Result = 56", "56"), ("So my answer would be 56.", "56"),
        ("The missing number is 56.", "56"), ("The next term is 56.", "56"), ("Next comes 56.", "56"), ("The sequence continues with 56.", "56"), ("So he's 56.", "56"), ("He is 56 years old now.", "56"),
    ],
    "code 2": [
        ("Output:\n\n```\n>>> x\n5\n```", "5"), ("The code prints:\n\n```text\n0\n1\n2\n```", "0\n1\n2"), ("```bash\n$ echo $((2+3))\n5\n```", "5"), ("It returns `True` because both are equal.", "True"), ("`3 // 2` is `1`.", "1"),
        ("The result of `3 // 2` is 1.", "1"), ("`sorted('bca')` returns `['a', 'b', 'c']`.", "['a', 'b', 'c']"), ("Therefore the function returns `None`.", "None"), ("This raises an `IndexError` because the list is empty.", "IndexError"),
        ("An `IndexError` exception is raised.", "IndexError"), ("The code throws `IndexError: list index out of range`.", "IndexError"), ("IndexError: list index out of range", "IndexError"), ("The final value of `x` is `12`.", "12"), ("`x` = `12`", "12"),
        ("`x` → `12`", "12"), ("x becomes 12.", "12"), ("Printed output: `12`", "12"), ("stdout: 12", "12"), ("It outputs 12.", "12"), ("The loop runs 5 times.", "5"), ("The loop body executes 5 times.", "5"), ("It prints \"hello\".", "hello"),
        ("It prints hello.", "hello"), ("The string is `abc`.", "abc"), ("The method is `append`.", "append"), ("You can use `append()`.", "append()"), ("The complexity is O(n).", "O(n)"), ("It runs in O(n) time.", "O(n)"),
        ("This is an O(n) algorithm.", "O(n)"), ("It's a `dict`.", "dict"), ("The data type is `float`.", "float"), ("`type(3.0)` is `float`.", "float"),
    ],
}  # fmt: skip

DIFFERENT: dict[str, list[tuple[str, str]]] = {
    "templates": [
        ("<|channel|>analysis<|message|>It is 18.<|end|><|start|>assistant<|channel|>final<|message|>It is 5.<|return|>", "18"), ("18<|eot_id|>", "180"), ("\\boxed{20}$ kg", "20 m"), ("<think>18</think><|im_end|>", "18"),
    ],
    "signs": [
        ("($500)", "$500"), ("$500", "($500)"), ("($500)", "-$50"), ("-$500", "(€500)"), ("$1,250", "($1,250)"), ("0-0", "0-0-0"), ("0-0-0", "0-0"), ("(A, C, B, D)", "(A, B, C, D)"), ("(B, A)", "(A, B)"), ("Olleh!", "olleh"),
    ],
    "prose number": [
        ("Tom had fifteen marbles and gave away five.", "15"), ("Tom has at least fifteen marbles left.", "15"), ("Tom does not have fifteen marbles left.", "15"), ("If Tom had fifteen marbles, Anna would have ten.", "15"),
        ("Tom has between ten and fifteen marbles.", "15"), ("I get 19, but that is not my final answer", "19"), ("I get 19, and that is wrong.", "19"), ("The roots are 5 and −7; since the side must be positive, it is 5.", "-7"), ("x could be 2 or -2.", "2"),
        ("The roots are 5 and -7.", "5"), ("x could be 2 or -2, but x is negative, so x = -2.", "2"), ("We discard 1.2, leaving 0.3.", "1.2"), ("Only three of the seven numbers are prime.", "7"), ("Twice 12 is 24.", "12"),
        ("There are 12 months in a year.", "1"), ("It takes 45 minutes.", "45 hours"), ("Each of the 6 children receives the same.", "6"), ("I need 12 more minutes to solve this.", "13"), ("Roughly half of 24.", "24"),
        ("You would need more than nine buses.", "9"), ("Is it 42?", "42"), ("I doubt it's 42.", "42"), ("It can't be 42.", "42"), ("It isn't 42.", "42"), ("I'd never say 42.", "42"), ("Some say 42.", "43"),
        ("A total of twenty-one handshakes take place.", "20"), ("The profit was 25%.", "25"), ("97 is prime, 98 and 99 are not.", "98"), ("The first step gives 24.", "25"), ("The probability is one in six.", "6"), ("The sixth term.", "6"),
        ("He is in his twenty-first year.", "21"), ("The first train needs 45 minutes and the second 50.", "45"), ("There are 12 boys. There are 15 girls.", "12"), ("The total is 27. Of these 12 are boys.", "27 boys"), ("Suppose there are 42 of them.", "42"),
        ("Let n be 42.", "42"), ("It would be 42 if the die were fair.", "42"), ("Unless the die is loaded, it is 42.", "42"), ("Not 17 but 18.", "17"), ("It is closer to 18 than to 17.", "17"), ("Each of them has five, so that's 15.", "5"),
        ("3 × 4 = 12, so the area is 12 cm².", "4"), ("The answer would have been 42 had we counted the empty set.", "42"), ("We count 17 or 18.", "17"), ("We count 17, maybe 18.", "17"), ("We count 17-18.", "17"), ("The value lies above 17.", "17"),
        ("Anna is 12 years older than Ben.", "12"), ("Anna is 12 and Ben is 13.", "13"), ("The car was travelling at 60 km/h.", "60 m/s"), ("There are 3 red and 4 blue balls.", "3"), ("There are 7 students in room 12.", "12"),
        ("I don't know, maybe 42.", "42"), ("My guess is 42, but I can't prove it. Actually no.", "42"), ("A number one can't compute by hand.", "1"), ("No one has an apple.", "1"),
    ],
    "prose words": [
        ("A polygon with six sides is not called a pentagon.", "pentagon"), ("A hexagon has one more side than what is called a pentagon.", "pentagon"), ("The Mona Lisa was not painted by Michelangelo.", "Michelangelo"),
        ("Not Sydney, but Canberra.", "Sydney"), ("The capital of Australia is Canberra, not Sydney.", "Sydney"), ("It is not Sydney but Canberra.", "Sydney"), ("Many believe it is Sydney, but the capital is Canberra.", "Sydney"),
        ("The capital is Canberra (not Sydney).", "Sydney"), ("n is even, so yes.", "no"), ("It would be yes if n were even.", "yes"), ("Yes if n is even, no otherwise.", "yes"), ("I have no idea.", "no"), ("Yes and no.", "yes"),
        ("Jupiter is larger than Saturn.", "Saturn"), ("Jupiter is the largest planet, followed by Saturn.", "Saturn"), ("Saturn is the second largest after Jupiter.", "Jupiter"), ("Bob accuses Carl.", "Carl"), ("Bob is lying about Carl.", "Carl"),
        ("Either Bob or Carl.", "Bob"), ("Bob is not the liar.", "Bob"), ("So Bob is the liar, Alice is not.", "Alice"), ("The sky appears blue.", "red"), ("The capital of France is not Lyon.", "Lyon"), ("Hamlet was written by William Shakespeare.", "Hamlet"),
        ("Alexander Fleming discovered penicillin in 1928.", "penicillin"), ("Was it written by Marlowe?", "Marlowe"), ("Some say it was written by Marlowe.", "Marlowe"), ("It was probably not written by Marlowe.", "Marlowe"),
        ("The book about Marlowe was written by Shakespeare.", "Marlowe"), ("Hamlet was written by a student of Marlowe.", "Marlowe"), ("It might be a rhombus.", "rhombus"), ("It's not a rhombus.", "rhombus"), ("Every square is a rhombus.", "square"),
        ("The figure is a square, hence also a rhombus.", "square"), ("The daughter of Marie Curie won it.", "Marie Curie"), ("It was Irène, the daughter of Marie Curie.", "Marie Curie"), ("Brazil beat Germany.", "Germany"),
        ("The statement is not true.", "true"), ("So the claim is false.", "true"), ("Today is Friday, so in 10 days it will be Monday.", "Friday"), ("It falls on a Monday.", "Tuesday"), ("The so-called hexagon.", "pentagon"),
        ("Reversed, hello reads \"olleh\".", "hello"),
    ],
    "foreign": [
        ("所以鸡有 12 只,兔有 23 只。", "12"), ("所以鸡不是 12 只。", "12"), ("所以鸡有 12 只以上。", "12"), ("所以鸡比兔多 12 只。", "12"), ("因此至少有 15 个。", "15"), ("因此,小明有 15 万元。", "15"), ("故最小值是 -3。", "3"), ("解得 x = 12 或 x = 5", "12"), ("所以选 C。", "B"), ("C 选项错误。", "C"), ("因此不选B", "B"),
        ("设鸡有 12 只,则兔有 23 只。", "12"), ("Es gibt also 12 Möglichkeiten.", "13"), ("Es gibt also nicht 12 Möglichkeiten.", "12"), ("Es gibt mindestens 12 Möglichkeiten.", "12"), ("Tom hat 15 Murmeln mehr als Anna.", "15"),
        ("Die Summe ist kleiner als 45.", "45"), ("Die Summe wäre 45, wenn man die Null mitzählte.", "45"), ("Die Hauptstadt ist nicht Lyon.", "Lyon"), ("Il n'y a pas 12 possibilités.", "12"), ("Il y a au moins 12 possibilités.", "12"),
        ("La somme est inférieure à 45.", "45"), ("La capitale n'est pas Lyon.", "Lyon"), ("Hay al menos 12 maneras.", "12"), ("La suma no es 45.", "45"), ("La suma es menor que 45.", "45"), ("x = 5 o x = 6.", "5"), ("Сумма не равна 45.", "45"),
        ("Осталось не менее 15 шариков.", "15"), ("x = 5 ではない。", "5"), ("全部で12通り以上あります。", "12"), ("モデルは12です。", "13"), ("따라서 x는 5가 아니다.", "5"), ("Son al menos 36 alumnos.", "36"),
    ],
    "hedge": [
        ("It isn't 12 but 13.", "12"), ("Rather than 12, the count is 13.", "12"), ("At first glance 12, but the true count is 13.", "12"), ("One might think 12; however, it is 13.", "12"), ("You might expect 12. It's actually 13.", "12"),
        ("I first thought 12, but it's 13.", "12"), ("Although 12 seems right, 13 is correct.", "12"), ("12 is a common mistake; it should be 13.", "12"), ("The naive answer 12 is wrong; the true value is 13.", "12"), ("Hmm, 12? No, 13.", "12"),
        ("12... no wait, 13.", "12"), ("It's 13, not 12.", "12"), ("13 rather than 12.", "12"), ("The answer isn't 12, it's 13.", "12"), ("Not only Madrid but also Lisbon.", "Lisbon"), ("It is 12 or 13, but not 14.", "13"), ("Could be 12. Could be 13.", "13"),
        ("Not 12, perhaps 13.", "12"), ("12, but I could be wrong; 13 is possible too.", "13"), ("The solutions are √5 and −√5.", "sqrt(5)"), ("12 if ordered, 13 otherwise.", "12"), ("12 or 13, depending on the order.", "13"),
        ("It's somewhere around 12 or 13.", "12"), ("Half of 26 is 13, so 12.", "13"),
    ],
    "bare": [
        ("Up, left, up", "up, up, left"), ("Carbon-13", "carbon-14"), ("trans-2-Butene", "cis-2-butene"), ("George H. W. Bush", "George W. Bush"), ("George Bush", "George H. W. Bush"), ("John F. Kennedy", "John G. Kennedy"), ("version 1.2.4", "1.2.3"),
        ("v1.2", "1.2.3"), ("v2", "v1"), ("550E8400-E29B-41D4-A716-446655440001", "550e8400-e29b-41d4-a716-446655440000"), ("#FF8801", "#ff8800"), ("#ff8", "#ff8000"), ("250 mg", "250 mcg"), ("2.5 mg", "250 mcg"), ("25%", "25 bp"), ("250 bps", "0.25%"),
        ("44 CE", "44 BC"), ("44 BCE", "44 AD"), ("C minor", "C# minor"), ("C♭ minor", "C# minor"), ("C# major", "C# minor"), ("B major", "B♭ major"), ("Cb", "C#"), ("I and II only", "I and III only"), ("I, II and III", "I and III only"),
        ("I only", "I and III only"), ("III only", "II only"), ("U-238", "uranium-235"), ("1-Methylpropane", "2-methylpropane"), ("o-xylene", "p-xylene"), ("D-glucose", "L-glucose"), ("d-glucose", "D-glucose"), ("Type I", "type II"), ("10 a.m.", "10 PM"),
        ("Charles Darwin", "Erasmus Darwin"), ("Darwin", "Charles Darwin"), ("00:1A:2B:3C:4D:5F", "00:1a:2b:3c:4d:5e"), ("port 80", "443"), ("k", "K"), ("m", "M"), ("aBc", "abc"), ("ABC", "abc"), ("Elizabeth I", "Elizabeth II"), ("mT", "MT"),
        ("Saint Petersburg", "St. Pauls"), ("co", "CO"), ("5 Mg", "5 mg"), ("e. coli", "E. Colu"), ("α-helix", "β-helix"),
    ],
    "parts": [
        ("x = 5\ny = 2", "x = 2, y = 5"), ("x = 2\ny = 6", "x = 2, y = 5"), ("x = 2", "x = 2, y = 5"), ("**x = 5**\n**y = 2**", "x = 2, y = 5"), ("Quotient: 3\nRemainder: 7", "quotient 7, remainder 3"),
        ("The quotient is 3 and the remainder is 7.", "quotient 7, remainder 3"), ("The maximum is −1 and the minimum is 9.", "maximum 9, minimum -1"), ("The maximum is not 9 and the minimum is −1.", "maximum 9, minimum -1"),
        ("(a) 30\n(b) 12", "(a) 12 (b) 30"), ("(a) 12\n(c) 30", "(a) 12 (b) 30"), ("(a) 12", "(a) 12 (b) 30"), ("Part (a): 12\nPart (b): left as an exercise.", "(a) 12 (b) 30"), ("Part (b): 12\nPart (a): 30", "(a) 12 (b) 30"),
        ("### Part (a)\nWe get 3·4 = 12.\n\n### Part (b)\nWe get 5·6 = 31.", "(a) 12 (b) 30"), ("| statistic | value |\n|---|---|\n| median | 4 |\n| mean | 3 |", "mean = 4, median = 3"), ("| x | y |\n|---|---|\n| 5 | 2 |", "x = 2, y = 5"),
        ("| x | y |\n|---|---|\n| 2 | 5 |\n| 3 | 6 |", "x = 2, y = 5"), ("| mean | median |\n|---|---|\n| 3 | 4 |", "mean = 4, median = 3"), ("$\\begin{cases} x = 0 \\\\ y = 1 \\end{cases}$", "x = 1, y = 0"), ("7 chickens and 12 cows", "7 cows, 12 chickens"),
        ("There are 12 cows and 7 chickens.", "7 cows and 12 chickens"), ("Cows: 12\nChickens: 7", "7 cows, 12 chickens"), ("- 7 cows\n- 13 chickens", "7 cows and 12 chickens"), ("c = 7 → **7 cows**\nh = 12", "7 cows and 12 pigs"),
        ("Alice has 5 and Bob has 3.", "Alice: 3, Bob: 5"), ("Alice is a knave and Bob is a knight.", "Alice: knight, Bob: knave"), ("Alice is not a knight and Bob is a knave.", "Alice: knight, Bob: knave"), ("Alice is a knight.", "Alice: knight, Bob: knave"),
        ("slope = 5, intercept = 2", "slope: 2, intercept: 5"), ("The slope is 5 and the y-intercept is 2.", "slope 2, y-intercept 5"), ("x = 2 or y = 5", "x = 2, y = 5"), ("If x = 2 then y = 5", "x = 2, y = 5"), ("x = 2\ny ≠ 5", "x = 2, y = 5"),
        ("x > 2\ny = 5", "x = 2, y = 5"), ("mean = 4\nmedian = 3\nmode = 3", "mean = 4, median = 3"),
    ],
    "parts 2": [
        ("So the perimeter is 24 cm and the area is 20 cm².", "perimeter 20 cm, area 24 cm^2"), ("Sum = 6; Product = 5", "sum 5, product 6"), ("The mean is 4, the median is 3.", "mean 4, median 3, mode 3"), ("a = 3, b = 4", "a = 3, b = -4"),
        ("a = −4, b = 3", "a = 3, b = -4"), ("\\boxed{a = 3, b = 4}", "a = 3 and b = -4"), ("A costs $5 and B costs $3.", "A: $3, B: $5"), ("He bought 5 apples and 3 oranges.", "3 apples, 5 oranges"), ("He bought 3 apples and 5 pears.", "3 apples, 5 oranges"),
        ("Adults = 8\nChildren = 12", "12 adults and 8 children"), ("(a) 20 m\n(b) 5 m/s", "(a) 5 m/s (b) 20 m"), ("(a) 5 m/s\n(b) 20 cm", "(a) 5 m/s (b) 20 m"), ("(a) No\n(b) Yes", "(a) yes (b) no"),
        ("(a) True (b) True (c) True", "(a) true, (b) false, (c) true"), ("(a) True (b) False", "(a) true, (b) false, (c) true"), ("| Variable | Value |\n|---|---|\n| $x$ | $5$ |\n| $y$ | $2$ |", "x = 2, y = 5"),
        ("| Name | Role |\n|---|---|\n| Alice | knave |\n| Bob | knight |", "Alice: knight, Bob: knave"), ("Alice is the knave, Bob the knight.", "Alice: knight, Bob: knave"), ("\\begin{align*} x &= 5 \\\\ y &= 2 \\end{align*}", "x = 2, y = 5"),
        ("x equals 5 and y equals 2", "x = 2, y = 5"), ("x + 2 = y and y = 5", "x = 2, y = 5"), ("x = 2y and y = 5", "x = 2, y = 5"), ("x = 2 + y, y = 5", "x = 2, y = 5"), ("2x = 2, y = 5", "x = 2, y = 5"), ("x = 2 cm, y = 5 cm", "x = 2 m, y = 5 m"),
        ("Width = 9 cm, length = 4 cm", "length 9 cm, width 4 cm"), ("Real part: −2, imaginary part: 3", "real part 3, imaginary part -2"), ("The amplitude is not 3 and the period is $\\pi$.", "amplitude 3, period pi"),
        ("Center (1, 2), radius 3", "center (1, -2), radius 3"), ("Center (1, −2), diameter 3", "center (1, -2), radius 3"), ("Either x = 2, y = 5 or x = 5, y = 2", "x = 2, y = 5"), ("x = 2, y = 5 and x = 5, y = 2", "x = 2, y = 5"),
        ("Suppose x = 2 and y = 5.", "x = 2, y = 5"), ("First we try x = 2, y = 5.\n\nThat fails. So x = 3, y = 4.", "x = 2, y = 5"), ("x = 3\ny = 4\n\n(Not x = 2, y = 5.)", "x = 2, y = 5"), ("y = 5 when x = 2", "x = 2, y = 5"),
        ("Part (a): 12.\nPart (b): 30 or 31.", "(a) 12 (b) 30"), ("(a) 12 (b) at least 30", "(a) 12 (b) 30"), ("The quotient is 7, and the remainder is at most 3.", "quotient 7, remainder 3"),
    ],
    "lists": [
        ("The divisors of 8 are:\n- 1\n- 2\n- 4", "1, 2, 4, 8"), ("The divisors of 8 are:\n- 1\n- 2\n- 4\n- 8\n- 16", "1, 2, 4, 8"), ("1. Venus\n2. Mercury\n3. Earth", "[Mercury, Venus, Earth]"), ("Steps:\n- 1 + 1\n- 2\n\nSo 5", "2"),
        ("- red\n- green\n- yellow", "red, green, blue"), ("- 1\n- 2\n- 4\n- 8\n\nSo there are 4.", "1, 2, 4, 8"), ("The primes are 2, 3 and 7.", "2, 3, 5"), ("The primes are not 2, 3 and 5.", "2, 3, 5"), ("2\n3\n5\n7", "2, 3, 5"),
        ("The wrong ones are:\n- red\n- green\n- blue", "red, green, yellow"), ("Candidates:\n- 2\n- 3\n\nOnly 3 works.", "2, 3"), ("The path is:\n\nA → C → B → D", "A -> B -> C -> D"), ("These are excluded:\n- 2\n- 3", "2, 3"),
        ("Up, left, up", "up, up, left"), ("Given:\n- 2\n- 3\n\nWe do not know.", "2, 3"),
    ],
    "json": [
        ("{\"steps\": [\"8 + 9\", \"= 17\"], \"final\": 18}", "17"), ("{\"value\": 17, \"other\": 18}", "18"), ("{\"answer\": 16, \"check\": 17}", "17"), ("{\"wrong_answer\": 17}", "17"), ("{\"a\": 17, \"b\": 18}", "17"), ("{\"error\": \"timeout\"}", "17"),
        ("{\"guess\": 17, \"answer\": 18}", "17"), ("{\"x\": 17}", "y = 17"), ("{\"answer\": 5, \"unit\": \"km\"}", "5 m"), ("{\"is_prime\": false}", "True"), ("{\"x\": 5, \"y\": 2}", "x = 2, y = 5"), ("{\"input\": 17}", "17"),
        ("{\"steps\": [17], \"final\": null}", "17"), ("{\"confidence\": 0.9}", "0.9"), ("{\"question\": \"Paris\"}", "Paris"), ("{\"answer\": [\"B\", \"C\"]}", "B"),
    ],
    "code": [
        ("```\n>>> 3\n4\n```", "3"), ("```\n>>> f(3)\n4\n```", "3"), ("```\n$ python 42.py\n43\n```", "42"), ("`bool(False)` evaluates to `True`?", "True"), ("`len('abc')` does not return `4`.", "4"), ("`len([3])` returns `1`.", "3"),
        ("It raises a `ValueError` (a `TypeError` would be raised for a list).", "TypeError"), ("It does not raise a `TypeError`.", "TypeError"), ("It raises a `TypeError` only in Python 2; otherwise a ValueError.", "TypeError"),
        ("```\n>>> a\n1\n>>> b\n2\n```", "1"), ("`f(2)` gives `4` and `f(3)` gives `9`.", "4"), ("No `TypeError` is raised.", "TypeError"), ("The program prints `[1, 2]`.", "[2, 1]"), ("`'olleh'`", "hello"),
        ("The `KeyError` is caught, so it prints `7`.", "KeyError"), ("`Olleh`", "olleh"), ("Output: `Hello`", "hello"),
    ],
    "lists 2": [
        ("The factors of 12:\n\n- 1\n- 2\n- 3\n- 4\n- 6", "1, 2, 3, 4, 6, 12"), ("1. Bob\n2. Alice", "[Alice, Bob]"), ("These are Mercury, Venus, Earth and Jupiter.", "Mercury, Venus, Earth, Mars"),
        ("Red, green, and blue are not the primary colours of paint.", "red, green, blue"), ("Protons and neutrons make up the nucleus; electrons do not.", "protons, neutrons, electrons"), ("The zeros are x = −1 and x = 1.", "-1, 0, 1"),
        ("[2, 9, 5] is the list.", "[2, 5, 9]"), ("The following are wrong:\n- A\n- C", "A, C"), ("I and III are false.", "I and III"), ("A, C and D are incorrect.", "A, C, D"), ("Options considered:\n- A\n- C\n- D\n\nOnly A is right.", "A, C, D"),
        ("Let us check:\n- 2 divides 12\n- 5 does not\n- 3 does", "2, 5, 3"), ("Winners: Ann and Ben. Losers: Carl.", "Ann, Ben, Carl"), ("- 2\n- 3\n\nNone of these work.", "2, 3"), ("We need:\n- flour\n- eggs\n\nAnswer: flour", "flour, eggs"),
    ],
    "words 2": [
        ("The capital city of Japan is not Kyoto.", "Kyoto"), ("The capital used to be Kyoto.", "Kyoto"), ("The capital moved from Kyoto to Tokyo.", "Kyoto"), ("A barometer measures pressure, a thermometer temperature.", "thermometer"),
        ("A barometer, unlike a thermometer, measures pressure.", "thermometer"), ("Einstein's theory replaced that of Newton.", "Newton"), ("It was developed by Einstein, building on Newton.", "Newton"), ("Newton's successor developed it.", "Newton"),
        ("The Nile is longer than the Amazon.", "Amazon"), ("The Amazon is second to the Nile.", "Nile"), ("The war started in 1939 and ended in 1945.", "1939"), ("The war did not end in 1944.", "1944"), ("The opposite of hot is cold.", "hot"),
        ("Alice accused Bob.", "Bob"), ("Alice is the knight, so Bob is the knave.", "Alice is the knave"), ("It was Alice who accused Bob.", "Bob"), ("Tom is taller than Ben.", "Ben"), ("Tom is the tallest, Ben the shortest.", "Ben"),
        ("The party isn't on Tuesday.", "Tuesday"), ("The day after Tuesday is Wednesday.", "Tuesday"), ("The day before the party is Tuesday.", "Wednesday"), ("The triangle is not isosceles.", "isosceles"),
        ("The triangle is scalene, not isosceles.", "isosceles"), ("The series converges only conditionally.", "diverges"), ("The function is odd.", "even"), ("The function is neither even nor odd.", "odd"), ("f is either even or odd.", "odd"),
        ("No, 1 is not prime.", "yes"), ("Yes, but only if n is even; otherwise no.", "no"), ("Possibly Alice.", "Bob"), ("I think Bob might be the knight, but it's unclear.", "Bob"), ("Alice or Bob.", "Alice"),
        ("If Alice is the knight, then Bob is the knave.", "knight"), ("Whoever said Bob is wrong.", "Bob"), ("Bob's friend is Alice.", "Bob"), ("Alice's brother is the knight.", "Alice"), ("The wife of Bob is the spy.", "Bob"),
        ("The spy is the wife of Bob.", "Bob"), ("Not Bob.", "Bob"), ("Anyone but Bob.", "Bob"), ("Bob is innocent, so it must be Alice.", "Bob"), ("It's not impossible.", "impossible"), ("It is nearly impossible.", "possible"),
        ("It seems increasing at first but is decreasing.", "increasing"),
    ],
    "number 2": [
        ("It costs 12 dollars more.", "$12"), ("He paid twelve dollars per item.", "$13"), ("The price rose by 20%.", "120%"), ("More than 36 people attended.", "36"), ("Nearly 36 people attended, 35 to be exact.", "36"), ("The bus left at 7:45.", "7:54"),
        ("They meet after 3 hours.", "3 minutes"), ("It takes 3 hours and 20 minutes.", "3 hours"), ("Angle B is 60°, angle A is 70°.", "60"), ("Angle B is 60° and angle A is 70°.", "70"), ("The hypotenuse is shorter than 13.", "13"), ("AB is not 13.", "13"),
        ("There are fewer than 8 solutions.", "8"), ("8 of 12.", "8"), ("Question 8 is hard.", "9"), ("8 × 7 = 56, so 57 ways.", "56"), ("8 × 7 = 56, plus 1.", "56"), ("x must exceed 56.", "56"), ("x is a multiple of 56.", "56"), ("x divides 56.", "56"),
        ("56 is wrong.", "56"), ("The digits of 56 sum to 11.", "56"), ("56 has digit sum 11.", "56"), ("He is 56 years older.", "56"), ("In 56 years he'll be 80.", "56"), ("He was 56 two years ago.", "56"), ("56 + 2 is 58.", "56"),
        ("I count 56 so far.", "57"), ("I counted 56, then found one more.", "56"), ("The next term after 56 is 57.", "56"), ("The square of 8 is 64.", "8"), ("Half of the 56 students.", "56"), ("One in 8.", "8"), ("The eighth one.", "8"),
        ("About 8 or 9.", "8"), ("8, 9 or 10.", "9"), ("It lies in [8, 9].", "8"), ("It is 8 modulo 9.", "9"), ("It's 8 too many.", "9"),
    ],
    "code 2": [
        ("```\n>>> x\n5\n>>> y\n6\n```", "5"), ("The code prints:\n\n```text\n0\n1\n2\n```", "0\n1\n2\n3"), ("It returns `True` unless both are empty.", "False"), ("`3 // 2` is not `2`.", "2"),
        ("This would raise an `IndexError` if the list were empty, so it returns 0.", "IndexError"), ("It catches the `IndexError`.", "ValueError"), ("x starts at 12 and ends at 13.", "12"), ("`x` = `12`", "13"), ("It prints hello world.", "hello"),
        ("O(n) would be faster than O(n^2).", "O(n^2)"), ("The complexity is O(n log n), not O(n).", "O(n)"), ("The method is `append`, not `extend`.", "extend"), ("It runs in O(n) time and O(1) space.", "O(1)"),
    ],
    "half told": [
        ("The lamp was off, so now it is on.", "off"), ("It would raise a KeyError if missing, but it returns 0.", "KeyError"), ("The maximum is 9, reached at 3.", "3"), ("No quedan 9 manzanas.", "9"), ("A and C are needed but not sufficient.", "A, C"), ("(a) 3\n(b) 5\n(c) 7", "(a) 3 (b) 5"), ("Alice: 3\nBob: 5\nTotal: 8", "3, 5"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("kind", SAME)
def test_a_reply_says_its_answer(kind: str) -> None:
    verdicts = [(pair, judge(*pair)) for pair in SAME[kind]]
    assert [(pair, v.reason) for pair, v in verdicts if v.equal is not True] == []


@pytest.mark.parametrize("kind", DIFFERENT)
def test_a_reply_does_not_say_it(kind: str) -> None:
    verdicts = [(pair, judge(*pair)) for pair in DIFFERENT[kind]]
    assert [(pair, v.reason) for pair, v in verdicts if v.equal is True or not v.reason] == []
