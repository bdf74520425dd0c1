#include "engine/inspect/extract/html_text.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"
#include "engine/inspect/extract/walk.h"

namespace sekimori::inspect {
namespace {

// gumbo copies a deep tree by recursion when it is destroyed; its input is bounded before that can hurt.
constexpr size_t most_html_bytes = size_t(48) << 20;
constexpr size_t most_open_tags = 4000;
constexpr size_t most_links = 1000;
constexpr size_t longest_anchor = 500;

bool is_block(GumboTag tag) {
  static constexpr std::array blocks = {
      GUMBO_TAG_P,       GUMBO_TAG_DIV,    GUMBO_TAG_LI,         GUMBO_TAG_UL,  GUMBO_TAG_OL,         GUMBO_TAG_DL,      GUMBO_TAG_DT,
      GUMBO_TAG_DD,      GUMBO_TAG_H1,     GUMBO_TAG_H2,         GUMBO_TAG_H3,  GUMBO_TAG_H4,         GUMBO_TAG_H5,      GUMBO_TAG_H6,
      GUMBO_TAG_TABLE,   GUMBO_TAG_TR,     GUMBO_TAG_CAPTION,    GUMBO_TAG_PRE, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE,
      GUMBO_TAG_HEADER,  GUMBO_TAG_FOOTER, GUMBO_TAG_ASIDE,      GUMBO_TAG_NAV, GUMBO_TAG_MAIN,       GUMBO_TAG_FORM,    GUMBO_TAG_FIELDSET,
      GUMBO_TAG_ADDRESS, GUMBO_TAG_FIGURE, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_HR,  GUMBO_TAG_BODY,       GUMBO_TAG_OPTION,  GUMBO_TAG_CENTER};
  return std::ranges::find(blocks, tag) != blocks.end();
}

std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool is_hidden(const GumboElement& element) {
  if (element.tag == GUMBO_TAG_TEMPLATE || element.tag == GUMBO_TAG_NOSCRIPT) return true;
  if (gumbo_get_attribute(&element.attributes, "hidden") != nullptr) return true;
  if (element.tag == GUMBO_TAG_INPUT && ascii_lower(attribute(element, "type")) == "hidden") return true;
  std::string style = ascii_lower(attribute(element, "style"));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos ||
         style.find("font-size:0") != std::string::npos;
}

class Collector {
 public:
  explicit Collector(HtmlText& out) : out_(out) {}

  // An explicit stack: the depth of the tree belongs to the file, not to us.
  void walk(const GumboNode* root) {
    struct Open {
      const GumboNode* node;
      unsigned next;
    };
    std::vector<Open> stack;
    enter(root);
    stack.push_back({root, 0});
    while (!stack.empty()) {
      Open& top = stack.back();
      const GumboVector* children = children_of(top.node);
      if (children == nullptr || top.next >= children->length) {
        leave(top.node);
        stack.pop_back();
        continue;
      }
      const auto* child = static_cast<const GumboNode*>(children->data[top.next++]);
      if (enter(child)) stack.push_back({child, 0});
    }
  }

 private:
  static const GumboVector* children_of(const GumboNode* node) {
    if (node->type == GUMBO_NODE_DOCUMENT) return &node->v.document.children;
    if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) return &node->v.element.children;
    return nullptr;
  }

  // True when the children are to be walked.
  bool enter(const GumboNode* node) {
    switch (node->type) {
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_CDATA: put(node->v.text.text); return false;
      case GUMBO_NODE_WHITESPACE: put(" "); return false;
      case GUMBO_NODE_COMMENT:
        out_.comments += node->v.text.text;
        out_.comments += '\n';
        return false;
      case GUMBO_NODE_DOCUMENT: return true;
      case GUMBO_NODE_ELEMENT:
      case GUMBO_NODE_TEMPLATE: break;
    }
    const GumboElement& element = node->v.element;
    if (element.tag == GUMBO_TAG_SCRIPT || element.tag == GUMBO_TAG_STYLE) return false;
    if (element.tag == GUMBO_TAG_TITLE) {
      if (element.children.length > 0) {
        const auto* text = static_cast<const GumboNode*>(element.children.data[0]);
        if (text->type == GUMBO_NODE_TEXT) out_.title = trim(text->v.text.text);
      }
      return false;
    }
    if (is_hidden(element)) ++hiding_;
    if (element.tag == GUMBO_TAG_PRE || element.tag == GUMBO_TAG_TEXTAREA) ++preformatted_;
    if (is_block(element.tag)) new_line();
    if (element.tag == GUMBO_TAG_BR) current() += '\n';
    if (element.tag == GUMBO_TAG_TD || element.tag == GUMBO_TAG_TH) separate_cell();
    for (const char* name : {"href", "src", "action"})
      if (const std::string_view leads = trim(attribute(element, name));
          leads.find("://") != std::string_view::npos || leads.starts_with("mailto:"))
        if (out_.links.size() < most_links && std::ranges::find(out_.links, leads) == out_.links.end()) out_.links.emplace_back(leads);
    if (const std::string_view leads = trim(attribute(element, "href"));
        element.tag == GUMBO_TAG_A && !leads.empty() && out_.anchors.size() < most_links) {
      out_.anchors.push_back({std::string(leads), {}});
      anchors_.push_back({node, out_.anchors.size() - 1, current().size()});
    }
    if (element.tag == GUMBO_TAG_IMG) put(attribute(element, "alt"));
    if (element.tag == GUMBO_TAG_INPUT) put(attribute(element, "value"));
    return true;
  }

  void leave(const GumboNode* node) {
    if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE) return;
    const GumboElement& element = node->v.element;
    if (!anchors_.empty() && anchors_.back().node == node) {
      const OpenAnchor open = anchors_.back();
      anchors_.pop_back();
      const std::string_view shown = current();
      out_.anchors[open.index].shows = trim(scrub_utf8(shown.substr(std::min(open.from, shown.size()), longest_anchor)));
    }
    if (is_block(element.tag)) new_line();
    if (element.tag == GUMBO_TAG_PRE || element.tag == GUMBO_TAG_TEXTAREA) --preformatted_;
    if (is_hidden(element)) {
      if (--hiding_ == 0 && !out_.hidden.empty() && !out_.hidden.ends_with('\n')) out_.hidden += '\n';
    }
  }

  std::string& current() { return hiding_ > 0 ? out_.hidden : out_.body; }
  void new_line() {
    std::string& text = current();
    while (text.ends_with(' ') || text.ends_with('\t')) text.pop_back();
    if (!text.empty() && !text.ends_with('\n')) text += '\n';
  }
  void separate_cell() {
    std::string& text = current();
    while (text.ends_with(' ')) text.pop_back();
    if (!text.empty() && !text.ends_with('\n') && !text.ends_with('\t')) text += '\t';
  }
  void put(std::string_view more) {
    std::string& text = current();
    if (preformatted_ > 0) {
      text += more;
      return;
    }
    for (size_t i = 0; i < more.size(); ++i) {
      const char c = more[i];
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
        // A line break between two Japanese characters is layout, not a blank.
        if (!text.empty() && text.back() != ' ' && text.back() != '\n' && text.back() != '\t') text += ' ';
      } else {
        text += c;
      }
    }
  }

  struct OpenAnchor {
    const GumboNode* node;
    size_t index, from;
  };
  HtmlText& out_;
  std::vector<OpenAnchor> anchors_;  // inside which we are
  int hiding_ = 0;
  int preformatted_ = 0;
};

// The deepest run of opening tags without closing ones: an upper bound of the tree's depth.
bool nested_too_deeply(std::string_view html) {
  size_t open = 0;
  for (size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const char next = at + 1 < html.size() ? html[at + 1] : ' ';
    if (next == '/') open -= open > 0;
    else if ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z')) ++open;
    if (open > most_open_tags * 25) return true;
  }
  return false;
}

}  // namespace

HtmlText text_of_html(std::string_view html) {
  HtmlText out;
  if (html.size() > most_html_bytes) {
    html = html.substr(0, most_html_bytes);
    out.cut = true;
  }
  if (nested_too_deeply(html)) {
    // Not a page that anyone reads. Without its tags nothing of it is lost.
    bool inside = false;
    for (const char c : html) {
      if (c == '<') inside = true;
      else if (c == '>') inside = false;
      else if (!inside) out.body += c;
    }
    out.cut = true;
    return out;
  }
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  GumboOutput* parsed = gumbo_parse_with_options(&options, html.data(), html.size());
  if (parsed == nullptr) {
    out.cut = true;
    return out;
  }
  Collector(out).walk(parsed->document);
  gumbo_destroy_output(&options, parsed);
  return out;
}

std::optional<CharsetGuess> charset_in_html(ByteView bytes) {
  const std::string head = ascii_lower(as_text(bytes.first(std::min<size_t>(bytes.size(), 4096))));
  for (size_t at = head.find("charset="); at != std::string::npos; at = head.find("charset=", at + 1)) {
    const size_t tag = head.rfind('<', at);
    if (tag == std::string::npos || head.compare(tag, 5, "<meta") != 0) continue;
    size_t from = at + 8;
    while (from < head.size() && (head[from] == '"' || head[from] == '\'' || head[from] == ' ')) ++from;
    const size_t end = std::min(head.find_first_of("\"'; />", from), head.size());
    return charset_named(std::string_view(head).substr(from, end - from));
  }
  return std::nullopt;
}

void read_html(Reading& at) {
  CharsetGuess guess = guess_charset(at.bytes);
  // A page names its encoding; only a byte order mark and valid UTF-8 know better.
  if (guess.mark_bytes == 0 && guess.charset != Charset::utf8 && guess.charset != Charset::iso_2022_jp)
    if (auto named = charset_in_html(at.bytes); named && !(guess.charset == Charset::ascii && named->charset == Charset::utf8))
      guess = *named;
  size_t malformed = 0;
  const std::string source = tidy_text(decode(at.bytes, guess, &malformed));
  at.charset = guess.name;
  if (malformed > 0) at.partial(model::Reason::damaged, fmt::format("{} places are not valid {}", malformed, guess.name));
  HtmlText html = text_of_html(source);
  if (html.cut) at.partial(model::Reason::too_deep, "its elements are nested too deeply or it is too large");
  if (!html.title.empty()) at.text.note(PartKind::property, "title=" + html.title);
  at.text.add(PartKind::body, std::move(html.body));
  at.text.add(PartKind::hidden, std::move(html.hidden));
  at.text.add(PartKind::comment, std::move(html.comments));
}

}  // namespace sekimori::inspect
