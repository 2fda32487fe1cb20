# Makes a report safe for a comment. A pull request can change the program that writes the report, so this passes only what
# review/Forms/SafeMarkdown.cs and review/Forms/Diff/DiffMarkdown.cs write, and shows every other character as text. What those write
# passes without a change. Change both together; tests/Workflows/ReportTests.cs runs one after the other.

# Code points as text: &#42;
def reference: "&#\(.);";

# A control or format character as its JSON escape. https://www.unicode.org/reports/tr36/
def digit: [. + (if . < 10 then 48 else 87 end)] | implode;
def escape: "\\u" + ([(. / 4096 | floor), (. / 256 | floor) % 16, (. / 16 | floor) % 16, . % 16] | map(digit) | add);
def escaped:
  if . > 65535 then . - 65536 | ((55296 + (. / 1024 | floor)) | escape) + ((56320 + . % 1024) | escape) else escape end;
def hidden:
  . < 32 or (. >= 127 and . < 160) or . == 173 or (. >= 1536 and . <= 1541) or . == 1564 or . == 1757 or . == 1807
  or . == 2192 or . == 2193 or . == 2274 or . == 6158 or (. >= 8203 and . <= 8207) or (. >= 8232 and . <= 8238)
  or (. >= 8288 and . <= 8303) or . == 65279 or (. >= 65529 and . <= 65531) or . == 69821 or . == 69837
  or (. >= 78896 and . <= 78911) or (. >= 113824 and . <= 113827) or (. >= 119155 and . <= 119162)
  or (. >= 917504 and . <= 917631) or . % 65536 >= 65534;
def visible:
  split("\r\n") | join("\n") | explode
  | [.[] | if . == 10 then . elif . == 9 then 32 elif . == 13 then 10 elif hidden then escaped | explode[] else . end] | implode;

# Like split, but an empty text is one part.
def parts($separator): if . == "" then [""] else split($separator) end;

# The references that the writer uses, as characters; those of other characters stay text.
def decoded:
  parts("&#")
  | .[0] + (.[1:] | map(
      (if test("^[0-9]{1,4};") then split(";")[0] | tonumber else 0 end) as $number
      | if $number == 8203 then .[5:]
        elif $number > 32 and $number < 127 then ([$number] | implode) + (split(";")[1:] | join(";"))
        else "&#" + . end)
    | join(""));

# The characters that Markdown or HTML reads.
def special: . < 127 and (. == 33 or (. >= 35 and . <= 36) or . == 38 or . == 42 or . == 60 or . == 62 or . == 64
  or (. >= 91 and . <= 96) or . == 124 or . == 126);

# Text that is shown as it is: no HTML, no formatting, no link. Outside of code also no mention and no issue.
def shown(isCode):
  decoded | explode
  | [.[] | if special then (reference | explode[]), (if (. == 64 or . == 35) and (isCode | not) then "&#8203;" | explode[] else empty end)
      else . end]
  | implode | split("://") | join("&#58;//") | split("www.") | join("www&#46;");

# Text with code in it.
def inline:
  parts("<code>") | [
    (.[0] | parts("</code>") | map(shown(false)) | join("</code>")),
    (.[1:][] | parts("</code>") | [(.[0] | shown(true)), (.[1:][] | shown(false))] | join("</code>"))]
  | join("<code>");

# The text of a line, whose beginning is not read as a list or a heading.
def line:
  inline | sub("^ +"; "") | sub(" +$"; "")
  | if . == "" or test("^[A-Za-z<&]") or (explode[0] > 126) then . else (explode[0] | reference) + .[1:] end;

def whole:
  if test("^<!-- stack-diff: [A-Za-z0-9_.-]+ -->$") or . == "</details>" then .
  else (capture("^(?<begin><details( open)?><summary>)(?<text>.*)</summary>$") // capture("^(?<begin>(##|###|-|  -) )(?<text>.*)$")
    // {begin: "", text: .}) as $line
  | $line.begin + ($line.text | line) + (if $line.begin | startswith("<details") then "</summary>" else "" end) end;

visible | split("\n") | map(whole) | join("\n")
