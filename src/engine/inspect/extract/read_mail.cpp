// Mail: subject, body, attachments and enclosed messages as members. Also MHTML.
#include "base/text.h"
#include "engine/inspect/extract/charset.h"
#include "engine/inspect/extract/html_text.h"
#include "engine/inspect/extract/mail_message.h"
#include "engine/inspect/extract/walk.h"

namespace sekimori::inspect {
namespace {

using model::Reason;

constexpr int most_nesting = 50;

std::string without_blanks(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != ' ' && c != '\n' && c != '\t' && c != '\r') out += c;
  return out;
}

class MailReader {
 public:
  explicit MailReader(Reading& at) : at_(at) {}

  void read(std::string_view source) {
    const MailHeaders headers = parse_mail_headers(source);
    if (const std::string subject = headers.decoded("subject"); !subject.empty()) at_.text.add(PartKind::mail_subject, subject + "\n");
    // Of correspondence all of them, in their order: how a message was made shows there.
    for (const MailHeader& header : headers.list) {
      const std::string& name = header.name;
      if (at_.walk.limits().correspondence || name == "from" || name == "to" || name == "cc" || name == "bcc" || name == "reply-to" ||
          name == "sender" || name == "date" || name == "sensitivity" || name == "x-classification")
        at_.text.note(PartKind::mail_header, name + ": " + decode_words(header.value));
      if (name == "msip_labels") add_labels(decode_words(header.value));
    }
    part(headers, source.substr(headers.body_offset), 0, true);
    at_.text.add(PartKind::body, std::move(body_));
    at_.text.add(PartKind::hidden, std::move(hidden_));
  }

 private:
  void add_labels(std::string_view list) {
    while (!list.empty()) {
      const size_t end = std::min(list.find(';'), list.size());
      if (const std::string_view one = trim(list.substr(0, end)); !one.empty()) at_.text.note(PartKind::label, std::string(one));
      list.remove_prefix(std::min(end + 1, list.size()));
    }
  }

  std::string text_of(const MailValue& type, ByteView bytes) {
    auto named = charset_named(type.parameter("charset"));
    CharsetGuess guess = guess_charset(bytes);
    // Seven-bit Japanese under the name of something else, and eight-bit under us-ascii: the bytes know better.
    if (named && named->charset != Charset::ascii && guess.charset != Charset::iso_2022_jp && guess.mark_bytes == 0) guess = *named;
    if (!named && type.value == "text/html")
      if (auto inside = charset_in_html(bytes); inside && guess.charset != Charset::utf8) guess = *inside;
    if (!at_.charset) at_.charset = guess.name;
    return tidy_text(decode(bytes, guess));
  }

  static std::string one_line(std::string_view text) {
    std::string out(text);
    for (char& c : out)
      if (c == '\n' || c == '\t' || c == '\r') c = ' ';
    return out;
  }

  static void add_line(std::string& to, std::string text) {
    if (text.empty()) return;
    if (!to.empty() && !to.ends_with('\n')) to += '\n';
    to += text;
  }

  // One entity. `first` is the one whose text is the message's own.
  void part(const MailHeaders& headers, std::string_view content, int depth, bool first) {
    if (depth > most_nesting) {
      at_.partial(Reason::too_deep, "its parts are nested too deeply");
      return;
    }
    if (at_.walk.stopped() != Reason::none) return;
    MailValue type = parse_mail_value(headers.raw("content-type"));
    if (type.value.empty()) type.value = "text/plain";
    const MailValue disposition = parse_mail_value(headers.raw("content-disposition"));
    if (type.value.starts_with("multipart/") && !type.parameter("boundary").empty()) {
      multipart(type, content, depth);
      return;
    }
    std::string name(disposition.parameter("filename"));
    if (name.empty()) name = type.parameter("name");
    const Bytes bytes = decode_transfer(content, headers.raw("content-transfer-encoding"));
    if (at_.walk.charge(bytes.size(), bytes.size(), bytes.size()) != Reason::none) {
      at_.partial(at_.walk.stopped() == Reason::none ? Reason::too_large : at_.walk.stopped(), "a part is over the limits for unpacking");
      if (!name.empty()) at_.lost_member(name, Reason::too_large, {}, bytes.size());
      return;
    }
    const bool attached = disposition.value == "attachment" || (!name.empty() && disposition.value != "inline");
    if ((type.value == "text/plain" || type.value == "text/html" || (type.value.starts_with("text/") && first)) && !attached) {
      std::string text = text_of(type, bytes);
      if (type.value == "text/html") {
        HtmlText html = text_of_html(text);
        if (html.cut) at_.partial(Reason::too_deep, "its HTML is nested too deeply or too large");
        add_line(body_, std::move(html.body));
        add_line(hidden_, std::move(html.hidden));
        if (at_.walk.limits().correspondence) {
          for (std::string& link : html.links) at_.text.note(PartKind::link, std::move(link));
          for (const HtmlText::Anchor& anchor : html.anchors)
            at_.text.note(PartKind::trait, "anchor=" + one_line(anchor.leads) + "\t" + one_line(anchor.shows));
        }
      } else {
        add_line(body_, std::move(text));
      }
      return;
    }
    ++unnamed_;
    if (name.empty() && type.value == "message/rfc822") name = fmt::format("message{}.eml", unnamed_);
    if (name.empty()) name = fmt::format("part{}", unnamed_);
    at_.text.note(PartKind::embedded_name, name);
    if (at_.walk.limits().correspondence) at_.text.note(PartKind::trait, "declared=" + one_line(name) + "\t" + type.value);
    at_.member(name, bytes);
  }

  void multipart(const MailValue& type, std::string_view content, int depth) {
    bool closed = false;
    const auto pieces = split_multipart(content, type.parameter("boundary"), closed);
    if (!closed) at_.partial(Reason::damaged, "a multipart body has no end mark; it may be cut off");
    if (type.value != "multipart/alternative") {
      bool first = true;
      for (const std::string_view piece : pieces) {
        const MailHeaders headers = parse_mail_headers(piece);
        part(headers, piece.substr(headers.body_offset), depth + 1, first);
        first = false;
      }
      return;
    }
    // The same text in several dresses: the first one, and any other that says something else.
    const std::string outer = std::exchange(body_, {});
    std::string chosen;
    for (const std::string_view piece : pieces) {
      const MailHeaders headers = parse_mail_headers(piece);
      body_.clear();
      part(headers, piece.substr(headers.body_offset), depth + 1, true);
      if (body_.empty()) continue;
      const std::string known = without_blanks(chosen);
      if (chosen.empty() || known.find(without_blanks(body_)) == std::string::npos) {
        if (!chosen.empty() && without_blanks(body_).find(known) != std::string::npos) chosen = body_;
        else add_line(chosen, body_);
      }
    }
    body_ = outer;
    add_line(body_, std::move(chosen));
  }

  Reading& at_;
  std::string body_;
  std::string hidden_;
  int unnamed_ = 0;
};

}  // namespace

void read_mail(Reading& at) {
  at.media_type = "message/rfc822";
  const CharsetGuess guess = guess_charset(at.bytes.first(std::min<size_t>(at.bytes.size(), 4096)));
  if (guess.charset == Charset::utf16_le || guess.charset == Charset::utf16_be) {
    MailReader(at).read(decode(at.bytes, guess));
    return;
  }
  MailReader(at).read(as_text(at.bytes));
}

}  // namespace sekimori::inspect
