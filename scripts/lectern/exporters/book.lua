-- Hands the neutral form to the functions of book.typ: what pandoc's own typst writer would lose
-- (kinds of claim, languages, alternative texts, notes) or set as a figure (tables).

local function raw(text) return pandoc.RawBlock("typst", text) end
local function inline(text) return pandoc.RawInline("typst", text) end
local function quoted(text)
  return '"' .. text:gsub("\\", "\\\\"):gsub('"', '\\"'):gsub("\n", " ") .. '"'
end
-- pandoc drops the prefix data- where HTML knows no attribute of the bare name.
local function data(el, name) return el.attributes[name] or el.attributes["data-" .. name] end
local function anchor(id) return "#anchor(" .. quoted(id) .. ");" end

-- A call of a function with blocks as its content.
local function call(opening, blocks, id)
  local out = pandoc.List({ raw("#" .. opening .. "[" .. (id and id ~= "" and anchor(id) or "")) })
  out:extend(blocks)
  out:insert(raw("]"))
  return out
end

local DIVISIONS = {
  claim = function(el) return "claim(" .. quoted(data(el, "kind")) .. ")" end,
  label = function() return "label-line" end,
  section = function() return "section" end,
  edition = function() return "edition" end,
  byline = function() return "byline" end,
  references = function() return "reference-list" end,
  salutation = function() return "salutation" end,
  passage = function(el) return "passage(" .. quoted(data(el, "number")) .. ")" end,
}
DIVISIONS["edition-note"] = function() return "edition-note" end
DIVISIONS.whole = function() return "whole" end
DIVISIONS.lines = function() return "write-lines" end
DIVISIONS["sheet-session"] = function() return "under-title" end

function Div(el)
  if el.classes[1] == "contents" then return raw("#contents()") end
  if el.classes[1] == "own-leaf" then return raw("#own-leaf()") end
  if el.classes[1] == "line" then return raw("#write-line()") end
  local named = DIVISIONS[el.classes[1]]
  if named then return call(named(el), el.content, el.identifier) end
  if el.attributes.lang then
    return call("foreign(" .. quoted(el.attributes.lang) .. ")", el.content, el.identifier)
  end
  return call("block", el.content, el.identifier)
end

local function citations(el)
  local items = {}
  for _, link in ipairs(el.content) do
    if link.t == "Link" or link.t == "Span" then
      local words = pandoc.utils.stringify(link.content)
      local place = link.t == "Link" and quoted(link.target:sub(2)) or "none"
      items[#items + 1] = "(" .. quoted(words) .. ", " .. place .. "),"
    end
  end
  local after = quoted(el.attributes.after or "")
  return inline("#citations((" .. table.concat(items, " ") .. "), " .. after .. ");")
end

-- Marks before which a line may break, though none should begin with them: a citation takes them in.
local function take_in_marks(inlines)
  for i, el in ipairs(inlines) do
    local after = inlines[i + 1]
    if el.t == "Span" and el.classes[1] == "citations" and after and after.t == "Str" then
      for _, mark in ipairs({ "：", "；", "、" }) do
        if after.text:sub(1, #mark) == mark then
          el.attributes.after = mark
          after.text = after.text:sub(#mark + 1)
        end
      end
    end
  end
  return inlines
end
Inlines = take_in_marks

local INLINE = { traverse = "topdown" }

-- A sentence's first word, or first character of Chinese: its number is set in one box with it.
local function cut_first(content)
  local first = content[1]
  if not first or first.t ~= "Str" then return "" end
  local word = first.text:match("^[\x21-\x7E]*[\xE2-\xF4][\x80-\xBF]+") or ""
  if content[2] and content[2].t == "Space" and #first.text <= 24 then word = first.text end
  first.text = first.text:sub(#word + 1)
  return word
end

local function spanned(el)
  local class = el.classes[1]
  if class == "citations" then return citations(el), false end
  if class == "room" then return inline("#room(" .. data(el, "number") .. ");"), false end
  if class == "note" then return pandoc.Note({ pandoc.Plain(el.content) }) end
  local out = pandoc.List({})
  if class == "sentence" then
    local values = { quoted(data(el, "number")), quoted(cut_first(el.content)) }
    values[3] = quoted(el.identifier)
    out:insert(inline("#sentence-number(" .. table.concat(values, ", ") .. ");"))
  elseif el.identifier ~= "" then
    out:insert(inline(anchor(el.identifier)))
  end
  local lang = el.attributes.lang
  if lang then out:insert(inline("#foreign(" .. quoted(lang) .. ")[")) end
  out:extend(el.content:walk(INLINE))
  if lang then out:insert(inline("];")) end
  return out, false
end

local function linked(el)
  if el.target:sub(1, 1) ~= "#" or el.classes:includes("citation") then return nil end
  local out = pandoc.List({ inline("#crossing(" .. quoted(el.target:sub(2)) .. ")[") })
  out:extend(el.content:walk(INLINE))
  out:insert(inline("];"))
  return out, false
end

-- Long figures such as a checksum may break anywhere, without a character to show for it.
local function coded(el)
  if #el.text <= 40 or el.text:find("%s") then return nil end
  local pieces = {}
  for piece in el.text:gmatch(("."):rep(4, "?")) do
    if piece ~= "" then pieces[#pieces + 1] = quoted(piece) end
  end
  return inline("#checksum((" .. table.concat(pieces, ", ") .. ",));")
end

-- pandoc writes ’ as ', and typst reads ... as …: such words go as strings.
local function exact(el)
  if el.text:find("[’‘]") or el.text:find("...", 1, true) then
    return inline("#" .. quoted(el.text) .. ";")
  end
end

local function pictured(el)
  local alt = pandoc.utils.stringify(el.caption)
  return inline("#picture(" .. quoted("media/" .. el.src) .. ", " .. quoted(alt) .. ");")
end

INLINE.Span, INLINE.Link, INLINE.Image = spanned, linked, pictured
INLINE.Code, INLINE.Str = coded, exact

-- Citations read their links before these are rewritten, so the walk goes from the top.
function Pandoc(doc) return doc:walk(INLINE) end

local function count_citations(blocks)
  local cited = 0
  pandoc.Blocks(blocks):walk({
    Span = function(el) if el.classes[1] == "citations" then cited = cited + #el.content end end,
  })
  return cited
end

-- How much room a cell asks for: its characters, those of Chinese counted twice, with the page
-- that each citation will name.
local function room(cell)
  local text = pandoc.utils.stringify(cell.contents)
  local cited = count_citations(cell.contents)
  local characters = pandoc.text.len(text)
  return characters + math.floor((#text - characters) / 2) + 16 * math.min(cited, 2)
end

-- The longest word of an alphabetic script in a cell, in characters; a citation with its page is one.
local CITED = 14
local function longest_word(cell)
  local longest = count_citations(cell.contents) > 0 and CITED or 0
  for word in pandoc.utils.stringify(cell.contents):gmatch("%S+") do
    local characters = pandoc.text.len(word)
    if #word < 1.5 * characters then longest = math.max(longest, characters) end
  end
  return longest
end

-- The greatest measure of the cells of each column, and at least 1.
local function by_column(el, measure)
  local found = {}
  local function take(rows)
    for _, row in ipairs(rows) do
      for i, cell in ipairs(row.cells) do
        found[i] = math.max(found[i] or 1, measure(cell))
      end
    end
  end
  take(el.head.rows)
  for _, body in ipairs(el.bodies) do take(body.body) end
  return table.concat(found, ", ")
end

-- Opens a page in landscape, in which a long table of many columns stands.
local TURN = "#turned["
local WIDE, SHORT = 6, 9

local function is_wide(el)
  local rows = 0
  for _, body in ipairs(el.bodies) do rows = rows + #body.body end
  return #el.colspecs >= WIDE and rows > SHORT
end

-- A form: a table whose last column is left for readers to fill.
local function is_open(el)
  for _, body in ipairs(el.bodies) do
    for _, row in ipairs(body.body) do
      if #row.cells[#row.cells].contents > 0 then return "false" end
    end
  end
  return "true"
end

-- Words that end in a colon announce what follows, even where a citation took it in.
local function announces(block)
  if block.t ~= "Para" then return false end
  local last = block.content[#block.content]
  if last.t == "Str" and last.text == "" then last = block.content[#block.content - 1] end
  if last and last.t == "Span" and last.attributes.after == "：" then return true end
  local text = pandoc.utils.stringify(block)
  return text:match("：$") ~= nil or text:match(":$") ~= nil
end

-- A line between a heading and the text that it opens, such as the kind of a term.
local LINE = 60
local function is_under_title(block, before, after)
  return before and before.t == "Header" and block.t == "Para" and after and after.t == "Para"
    and pandoc.text.len(pandoc.utils.stringify(block)) < LINE
end

-- Advice that hands over a form stays with it.
local ADVICE, FRAME = '#claim("advice")[', '#claim("frame")['
local function keep_with_forms(blocks)
  local claim
  for i, block in ipairs(blocks) do
    if block.t == "RawBlock" and block.text:match("^#claim") then
      local hands_over = claim and claim.text == ADVICE and blocks[i - 1].text == "]"
      if block.text == FRAME and hands_over then claim.text = '#claim("advice", sticky: true)[' end
      claim = block
    end
  end
end

-- More citations than this in a line of Chinese would pull its words apart.
local CROWD = 6

-- What announces stays with what follows; a heading turns with its table.
function Blocks(blocks)
  local out = pandoc.List({})
  keep_with_forms(blocks)
  for i, block in ipairs(blocks) do
    local after = blocks[i + 1]
    if after and (announces(block) or is_under_title(block, blocks[i - 1], after)) then
      out:extend(call("lead-in", { block }))
    elseif block.t == "Para" and count_citations({ block }) > CROWD then
      out:extend(call("ragged", { block }))
    elseif block.t == "Header" and after and after.t == "RawBlock" and after.text == TURN then
      out:insert(after)
      out:insert(block)
      blocks[i + 1] = raw("")
    else
      out:insert(block)
    end
  end
  return out
end

-- pandoc writes two terms of one definition as typst cannot read them, and numbers captions.
function DefinitionList(el)
  local out = pandoc.List({})
  for _, item in ipairs(el.content) do
    local inside = call("label-line", { pandoc.Plain(item[1]) })
    for _, blocks in ipairs(item[2]) do inside:extend(blocks) end
    out:extend(call("section", inside))
  end
  return out
end

function HorizontalRule() return raw("#rule()") end

function Figure(el)
  local out = pandoc.List(el.content)
  out:extend(call("caption", el.caption.long))
  return call("block", out, el.identifier)
end

local function column_widths(el)
  local widths = {}
  for i, column in ipairs(el.colspecs) do widths[i] = string.format("%.3f", column[2] or 1) end
  return table.concat(widths, ", ")
end

function Table(el)
  local out = pandoc.List({})
  local is_form = el.classes:includes("form")
  local function cells(rows)
    for _, row in ipairs(rows) do
      for _, cell in ipairs(row.cells) do
        local spans = cell.col_span .. ", " .. cell.row_span
        if #cell.contents == 0 then
          out:insert(raw("cell(" .. spans .. ", []),"))
        else
          out:insert(raw("cell(" .. spans .. ")["))
          out:extend(cell.contents)
          out:insert(raw("],"))
        end
      end
    end
  end
  if is_form then
    out:insert(raw("#form((" .. column_widths(el) .. ",), ("))
  else
    local weights, words = by_column(el, room), by_column(el, longest_word)
    if is_wide(el) then out:insert(raw(TURN)) end
    out:insert(raw("#sheet((" .. weights .. ",), (" .. words .. ",), ("))
  end
  cells(el.head.rows)
  out:insert(raw("), ("))
  for _, body in ipairs(el.bodies) do
    cells(body.head)
    cells(body.body)
  end
  cells(el.foot.rows)
  out:insert(raw(is_form and "))" or "), " .. is_open(el) .. ")"))
  if not is_form and is_wide(el) then out:insert(raw("]")) end
  return out
end
