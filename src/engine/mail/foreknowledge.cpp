#include "engine/mail/foreknowledge.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "engine/mask/text/name_lists.h"

namespace sekimori::mail {
namespace {

constexpr std::size_t most_found = 60;
constexpr std::size_t most_text = 100'000;

struct WordRow {
  KnewKind kind;
  std::string_view word;
};
// Words around which what is known stands. The whole phrase between marks is taken.
constexpr std::array rows = {WordRow{KnewKind::meeting, "会議"},
                             WordRow{KnewKind::meeting, "打合せ"},
                             WordRow{KnewKind::meeting, "打ち合わせ"},
                             WordRow{KnewKind::meeting, "委員会"},
                             WordRow{KnewKind::meeting, "取締役会"},
                             WordRow{KnewKind::meeting, "部会"},
                             WordRow{KnewKind::meeting, "朝礼"},
                             WordRow{KnewKind::meeting, "定例"},
                             WordRow{KnewKind::meeting, "議事次第"},
                             WordRow{KnewKind::meeting, "meeting"},
                             WordRow{KnewKind::meeting, "committee"},
                             WordRow{KnewKind::place, "会議室"},
                             WordRow{KnewKind::place, "応接室"},
                             WordRow{KnewKind::place, "研修室"},
                             WordRow{KnewKind::place, "号館"},
                             WordRow{KnewKind::place, "本社ビル"},
                             WordRow{KnewKind::place, "conference room"},
                             WordRow{KnewKind::rule, "就業規則"},
                             WordRow{KnewKind::rule, "規程"},
                             WordRow{KnewKind::rule, "社内規則"},
                             WordRow{KnewKind::rule, "管理要領"},
                             WordRow{KnewKind::rule, "内規"},
                             WordRow{KnewKind::post, "部長"},
                             WordRow{KnewKind::post, "課長"},
                             WordRow{KnewKind::post, "次長"},
                             WordRow{KnewKind::post, "室長"},
                             WordRow{KnewKind::post, "主査"},
                             WordRow{KnewKind::post, "係長"},
                             WordRow{KnewKind::post, "所長"},
                             WordRow{KnewKind::post, "工場長"}};

std::string why_ja(KnewKind kind) {
  switch (kind) {
    case KnewKind::person: return "相手の名を知っている";
    case KnewKind::post: return "役職を知っている";
    case KnewKind::meeting: return "会議や打合せを知っている";
    case KnewKind::time: return "日時を知っている";
    case KnewKind::place: return "場所を知っている";
    case KnewKind::rule: return "規程を引いている";
    case KnewKind::project: return "製品や案件の名を知っている";
    case KnewKind::earlier_mail: return "以前のやりとりを引いている";
  }
  return {};
}
std::string why_en(KnewKind kind) {
  switch (kind) {
    case KnewKind::person: return "it knows the addressee's name";
    case KnewKind::post: return "it knows a post";
    case KnewKind::meeting: return "it knows of a meeting";
    case KnewKind::time: return "it knows a day or hour";
    case KnewKind::place: return "it knows a place";
    case KnewKind::rule: return "it quotes a rule of the house";
    case KnewKind::project: return "it knows a product or project";
    case KnewKind::earlier_mail: return "it quotes earlier mail";
  }
  return {};
}

bool ends_phrase(char32_t c) {
  return c < 0x20 || std::u32string_view(U"。、，．,.!?！？:：;；()（）「」『』[]【】<>\"").find(c) != std::u32string_view::npos;
}

// The phrase around [start, end): at most 24 characters to both sides.
std::string phrase_around(std::u32string_view text, std::size_t start, std::size_t end) {
  std::size_t from = start, to = end;
  while (from > 0 && start - from < 24 && !ends_phrase(text[from - 1])) --from;
  while (to < text.size() && to - end < 24 && !ends_phrase(text[to])) ++to;
  return std::string(trim(to_utf8(text.substr(from, to - from))));
}

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }

// Headers that stand in a text (a mail that somebody passed on by pasting it) tell when that mail went, and to whom: nothing that its
// sender knew. Dropped are a line of a header that people know, with what is folded below it; every further header that touches one, as a
// mail's source has them; and the line with which a program introduces what it quotes.
class PastedHeaders {
 public:
  static std::string without(std::string_view text) {
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      lines.push_back(text.substr(at, end - at));
      at = end + 1;
    }
    std::vector<Line> sorts(lines.size(), Line::words);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const bool folded =
          i > 0 && sorts[i - 1] != Line::words && (lines[i].starts_with(' ') || lines[i].starts_with('\t')) && !trim(lines[i]).empty();
      sorts[i] = folded ? sorts[i - 1] : sort_of(lines[i]);
      if (introduces(lines[i])) {
        sorts[i] = Line::known;
        // "On Tue, 10 Feb 2026 at 10:15 Taro Yamada" / "<taro@firm.example> wrote:"
        if (i > 0 && bare(lines[i - 1]).starts_with("On ") && !introduces(lines[i - 1])) sorts[i - 1] = Line::known;
      }
    }
    std::string out;
    for (std::size_t i = 0; i < lines.size();) {
      std::size_t end = i;
      std::size_t known = 0;
      while (end < lines.size() && sorts[end] != Line::words) known += sorts[end++] == Line::known ? 1 : 0;
      if (end == i) end = i + 1;
      for (; i < end; ++i)
        if (sorts[i] == Line::words || (sorts[i] == Line::header && known < least_of_a_source)) out.append(lines[i]).append("\n");
    }
    return out;
  }

 private:
  // "Date: 12 March" with "Place: room 5" below it is an invitation.
  static constexpr std::size_t least_of_a_source = 2;

  enum class Line : unsigned char { words, header, known };

  static std::string_view bare(std::string_view line) {
    while (!line.empty() && (line.front() == '>' || line.front() == '*' || line.front() == ' ')) line.remove_prefix(1);
    return line;
  }
  static Line sort_of(std::string_view line) {
    static constexpr std::array<std::string_view, 27> names = {
        "from",       "to",       "cc",     "bcc",    "date",        "sent",         "subject",       "reply-to",    "received",
        "message-id", "x-mailer", "差出人", "送信",   "宛先",        "件名",         "送信日時",      "日時",        "日付",
        "送信者",     "受信日時", "受信",   "返信先", "return-path", "delivered-to", "x-original-to", "resent-date", "importance"};
    const std::string_view text = bare(line);
    std::size_t colon = text.find(':');
    if (const std::size_t wide = text.find("："); wide < colon) colon = wide;
    if (colon == std::string_view::npos || colon == 0 || colon >= 60) return Line::words;
    const std::string_view name = trim(text.substr(0, colon));
    if (std::ranges::find(names, ascii_lower(name)) != names.end()) return Line::known;
    // "X-MS-Exchange-CrossTenant-OriginalArrivalTime:" as the source of a mail has it; a sentence has blanks before its colon, a clock
    // none.
    const bool token = name.size() >= 4 && text.size() > colon + 1 && text[colon + 1] == ' ' && std::ranges::all_of(name, [](char c) {
                         return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
                       });
    return token && name.find_first_not_of("0123456789-") != std::string_view::npos ? Line::header : Line::words;
  }
  // "2026年2月10日(火) 10:15 山田太郎 <taro@firm.example>:", "... wrote:", "...は書きました:"
  static bool introduces(std::string_view line) {
    const std::string_view text = trim(bare(line));
    for (const std::string_view end : {">:", "> wrote:", " wrote:", "書きました:", "書きました：", ">："})
      if (text.ends_with(end)) return end.starts_with('>') || text.size() < 300;
    return false;
  }
};

class Finder {
 public:
  Finder(const Mail& mail, const Context& context, std::vector<Knew>& out) : mail_(mail), context_(context), out_(out) {}

  void look(std::string_view text, std::string_view place) {
    place_ = place;
    const std::u32string letters = to_utf32(text.substr(0, most_text));
    names(letters);
    for (const WordRow& row : rows) {
      const std::u32string word = to_utf32(row.word);
      for (std::size_t at = letters.find(word); at != std::u32string::npos; at = letters.find(word, at + word.size()))
        add(row.kind, phrase_around(letters, at, at + word.size()));
    }
    times(letters);
    floors(letters);
    members_words(text);
  }

  void quoted() {
    for (const mask::ThreadPiece& piece : mask::split_thread(mail_.text)) {
      if (piece.sort == mask::PieceSort::own) continue;
      // What a stranger wrote and somebody passed on is no earlier mail of the recipient's house.
      if (piece.sort == mask::PieceSort::forwarded && !piece.author.address.empty() && !is_of_the_house(piece.author.address)) continue;
      place_ = "body";
      add(KnewKind::earlier_mail, piece.author.address.empty() ? piece.text.substr(0, piece.text.find('\n')) : piece.author.address);
    }
  }

 private:
  bool is_of_the_house(std::string_view address) const {
    const std::string domain = domain_of(address);
    if (const mask::Organisation* const own = context_.reporter())
      for (const std::string& one : own->domains)
        if (same_organisation(domain, one)) return true;
    for (const mask::MailAddress& one : mask::mail_addresses(mail_.header("to")))
      if (same_organisation(domain, domain_of(one.address))) return true;
    return false;
  }
  void add(KnewKind kind, std::string_view text) {
    const std::string cut = cut_value(trim(text), 200);
    if (cut.empty() || out_.size() >= most_found) return;
    const auto same = [&](const Knew& one) { return one.kind == kind && one.text == cut; };
    if (std::ranges::any_of(out_, same)) return;
    out_.push_back({.kind = kind, .text = cut, .place = place_, .mail = mail_.path, .ja = why_ja(kind), .en = why_en(kind)});
  }

  // Kanji in front of an honorific: 八重樫様, 山田部長.
  void names(std::u32string_view text) {
    for (const std::u32string_view honorific : {U"様", U"さん", U"殿", U"先生"})
      for (std::size_t at = text.find(honorific); at != std::u32string_view::npos; at = text.find(honorific, at + honorific.size())) {
        std::size_t from = at;
        while (from > 0 && at - from < 8 &&
               ((text[from - 1] >= 0x4E00 && text[from - 1] <= 0x9FFF) || text[from - 1] == U'々' || text[from - 1] == U' ' ||
                text[from - 1] == U'　'))
          --from;
        const std::u32string_view name = text.substr(from, at - from);
        if (name.empty() || mask::is_no_name(name)) continue;
        std::u32string tight;
        for (const char32_t c : name)
          if (c != U' ' && c != U'　') tight += c;
        if (tight.size() < 2) continue;
        // "設計部山田" has no family name at its front, so any part counts.
        bool found = is_own_family(tight);
        for (std::size_t i = 0; i < tight.size() && !found; ++i)
          for (std::size_t n = 1; i + n <= tight.size() && !found; ++n)
            found = mask::is_family_name(std::u32string_view(tight).substr(i, n));
        if (found) add(KnewKind::person, to_utf8(name) + to_utf8(honorific));
      }
  }

  // Whether it ends in the family name of one of the reporter's people.
  bool is_own_family(const std::u32string& text) const {
    const mask::Organisation* const own = context_.reporter();
    if (own == nullptr) return false;
    return std::ranges::any_of(own->people, [&](const mask::RosterPerson& person) {
      const std::u32string family = to_utf32(std::string_view(person.name).substr(0, person.name.find(' ')));
      return family.size() >= 2 && family.size() < to_utf32(person.name).size() && text.ends_with(family);
    });
  }

  // "15:00", "午後3時", "３月１２日".
  void times(std::u32string_view text) {
    for (std::size_t at = 1; at + 1 < text.size(); ++at) {
      const char32_t c = text[at];
      const bool clock =
          (c == U':' || c == U'：') && is_digit(text[at - 1]) && at + 2 < text.size() && is_digit(text[at + 1]) && is_digit(text[at + 2]);
      const bool hour = c == U'時' && is_digit(text[at - 1]);
      const bool day = c == U'日' && is_digit(text[at - 1]) && text.substr(at > 4 ? at - 4 : 0, 4).find(U'月') != std::u32string_view::npos;
      if (!clock && !hour && !day) continue;
      std::size_t from = at, to = at + 1;
      while (from > 0 && at - from < 12 &&
             (is_digit(text[from - 1]) ||
              std::u32string_view(U"年月日午前後曜()（）火水木金土 時").find(text[from - 1]) != std::u32string_view::npos))
        --from;
      while (to < text.size() && to - at < 8 &&
             (is_digit(text[to]) || std::u32string_view(U"分半時～-:：").find(text[to]) != std::u32string_view::npos))
        ++to;
      add(KnewKind::time, to_utf8(text.substr(from, to - from)));
    }
  }

  // "5階", "５Ｆ".
  void floors(std::u32string_view text) {
    for (std::size_t at = 1; at < text.size(); ++at)
      if ((text[at] == U'階' || text[at] == U'Ｆ') && is_digit(text[at - 1])) add(KnewKind::place, phrase_around(text, at - 1, at + 1));
  }

  // What only the roster tells: people, products and departments of whoever reports.
  void members_words(std::string_view text) {
    const mask::Organisation* const own = context_.reporter();
    if (own == nullptr) return;
    const auto stands = [&](std::string_view word) { return count_code_points(word) >= 2 && text.find(word) != std::string_view::npos; };
    for (const mask::RosterPerson& person : own->people)
      if (stands(person.name) || stands(person.english)) add(KnewKind::person, person.name.empty() ? person.english : person.name);
    for (const std::string& product : own->products)
      if (stands(product)) add(KnewKind::project, product);
    for (const std::string& department : own->departments)
      if (stands(department)) add(KnewKind::post, department);
  }

  const Mail& mail_;
  const Context& context_;
  std::vector<Knew>& out_;
  std::string place_;
};

}  // namespace

std::string_view name_of(KnewKind kind) {
  static constexpr std::array<std::string_view, 8> names = {"person", "post", "meeting", "time",
                                                            "place",  "rule", "project", "earlier_mail"};
  return names.at(static_cast<std::size_t>(kind));
}

std::vector<Knew> foreknowledge_of(const Mail& mail, const Context& context) {
  std::vector<Knew> out;
  Finder finder(mail, context, out);
  finder.look(mail.subject, "subject");
  finder.look(PastedHeaders::without(mail.text), "body");
  finder.quoted();
  for (const Attachment& one : mail.attachments)
    if (out.size() < most_found) finder.look(one.name, "attachment");
  return out;
}

Json to_json(const Knew& knew) {
  return Json::object({{"kind", name_of(knew.kind)},
                       {"text", knew.text},
                       {"place", knew.place},
                       {"mail", cut_value(knew.mail)},
                       {"reason", Json::object({{"ja", knew.ja}, {"en", knew.en}})},
                       {"state", "proposed"}});
}

}  // namespace sekimori::mail
