#include "engine/inspect/recognise/identifier_finder.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

#include "engine/inspect/recognise/word_automaton.h"

namespace sekimori::inspect {
namespace {

using namespace std::string_view_literals;

enum class Type : unsigned char { mail_address, phone_number, my_number, corporate_number, card_number, postal_code, address };
constexpr std::array<std::string_view, 7> type_names = {"mail_address", "phone_number", "my_number", "corporate_number",
                                                        "card_number",  "postal_code",  "address"};
constexpr size_t type_count = type_names.size();

constexpr size_t most_ranges = 200;
constexpr size_t keyword_reach = 300;  // units before a number; a third of that behind it
constexpr double least_confidence = 0.3;
constexpr size_t bulk = 10;             // different values
constexpr size_t most_distinct = 4096;  // values remembered to count them

struct Keyword {
  std::u16string_view word;
  Type type;
};
constexpr std::array keywords = {
    Keyword{u"マイナンバー", Type::my_number},
    Keyword{u"個人番号", Type::my_number},
    Keyword{u"My Number", Type::my_number},
    Keyword{u"法人番号", Type::corporate_number},
    Keyword{u"Corporate Number", Type::corporate_number},
    Keyword{u"カード番号", Type::card_number},
    Keyword{u"クレジット", Type::card_number},
    Keyword{u"credit card", Type::card_number},
    Keyword{u"card number", Type::card_number},
    Keyword{u"card no", Type::card_number},
    Keyword{u"有効期限", Type::card_number},
    Keyword{u"電話", Type::phone_number},
    Keyword{u"TEL", Type::phone_number},
    Keyword{u"携帯", Type::phone_number},
    Keyword{u"連絡先", Type::phone_number},
    Keyword{u"FAX", Type::phone_number},
    Keyword{u"phone", Type::phone_number},
    Keyword{u"ファクス", Type::phone_number},
    Keyword{u"郵便番号", Type::postal_code},
    Keyword{u"〒", Type::postal_code},
};

constexpr std::array prefectures = {
    u"北海道"sv, u"青森県"sv, u"岩手県"sv, u"宮城県"sv,   u"秋田県"sv, u"山形県"sv,   u"福島県"sv, u"茨城県"sv, u"栃木県"sv, u"群馬県"sv,
    u"埼玉県"sv, u"千葉県"sv, u"東京都"sv, u"神奈川県"sv, u"新潟県"sv, u"富山県"sv,   u"石川県"sv, u"福井県"sv, u"山梨県"sv, u"長野県"sv,
    u"岐阜県"sv, u"静岡県"sv, u"愛知県"sv, u"三重県"sv,   u"滋賀県"sv, u"京都府"sv,   u"大阪府"sv, u"兵庫県"sv, u"奈良県"sv, u"和歌山県"sv,
    u"鳥取県"sv, u"島根県"sv, u"岡山県"sv, u"広島県"sv,   u"山口県"sv, u"徳島県"sv,   u"香川県"sv, u"愛媛県"sv, u"高知県"sv, u"福岡県"sv,
    u"佐賀県"sv, u"長崎県"sv, u"熊本県"sv, u"大分県"sv,   u"宮崎県"sv, u"鹿児島県"sv, u"沖縄県"sv};

// Where each type's keywords stand; made when the first number asks.
class KeywordMap {
 public:
  explicit KeywordMap(std::u16string_view units) {
    static const WordAutomaton automaton = [] {
      std::vector<std::u16string> words;
      for (const Keyword& keyword : keywords) words.emplace_back(keyword.word);
      return WordAutomaton(words);
    }();
    automaton.find(units,
                   [&](size_t word, size_t start, size_t) { places_[static_cast<size_t>(keywords.at(word).type)].push_back(start); });
  }
  bool near(Type type, size_t start, size_t end) const {
    const auto& list = places_[static_cast<size_t>(type)];
    const auto first = std::ranges::lower_bound(list, start > keyword_reach ? start - keyword_reach : 0);
    return first != list.end() && *first <= end + keyword_reach / 3;
  }

 private:
  std::array<std::vector<size_t>, type_count> places_;
};

struct Candidate {
  size_t start;
  size_t end;
  Type type;
  double confidence;
  bool in_cell;  // alone in its line or in a cell of a table
};

// Digits with single hyphens, blanks or brackets between the groups.
struct NumberToken {
  size_t start = 0;
  size_t end = 0;
  std::u16string digits;
  std::array<size_t, 12> groups{};
  size_t group_count = 0;
  bool has(std::initializer_list<size_t> lengths) const {
    return std::equal(lengths.begin(), lengths.end(), groups.begin(), groups.begin() + static_cast<std::ptrdiff_t>(group_count));
  }
  bool whole() const { return group_count == 1; }
};

class Finder {
 public:
  explicit Finder(const FoldedText& text) : text_(text), units_(text.units) {}

  std::vector<model::SensitiveFinding> run() {
    for (size_t i = 0; i < units_.size(); ++i) {
      const char16_t c = units_[i];
      if (is_digit(c)) i = std::max(i, look_at_number(i));
      else if (c == u'@') look_at_mail(i);
      else if (c == u'県' || c == u'都' || c == u'府' || c == u'道') look_at_address(i);
    }
    return report();
  }

 private:
  char16_t at(size_t i) const { return i < units_.size() ? units_[i] : char16_t{0}; }
  char16_t before(size_t i) const { return i > 0 ? units_[i - 1] : char16_t{0}; }

  static bool is_mail_sign(char16_t c) { return is_ascii_alphanumeric(c) || u"._%+-"sv.contains(c); }

  void look_at_mail(size_t sign) {
    size_t start = sign;
    while (start > 0 && sign - start < 64 && is_mail_sign(units_[start - 1])) --start;
    while (start < sign && (units_[start] == u'.' || units_[start] == u'-')) ++start;
    size_t end = sign + 1;
    size_t dot = 0;
    while (end < units_.size() && end - sign < 254 && (is_ascii_alphanumeric(units_[end]) || units_[end] == u'.' || units_[end] == u'-')) {
      if (units_[end] == u'.') {
        if (dot + 1 == end || end == sign + 1) break;
        dot = end;
      }
      ++end;
    }
    while (end > sign + 1 && (units_[end - 1] == u'.' || units_[end - 1] == u'-')) --end;
    dot = units_.substr(sign, end - sign).rfind(u'.');
    if (start == sign || dot == std::u16string_view::npos) return;
    dot += sign;
    if (end - dot < 3) return;
    const std::u16string_view top = units_.substr(dot + 1, end - dot - 1);
    if (!std::ranges::all_of(top, [](char16_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); })) return;
    static constexpr std::array generic = {u"com"sv,     u"net"sv,  u"org"sv,   u"info"sv, u"biz"sv, u"edu"sv,   u"gov"sv,
                                           u"example"sv, u"test"sv, u"tokyo"sv, u"app"sv,  u"dev"sv, u"cloud"sv, u"online"sv};
    const bool known = top.size() == 2 || std::ranges::find(generic, top) != generic.end();
    keep({start, end, Type::mail_address, known ? 0.95 : 0.6, false});
  }

  // Reads the token at `start`; answers where it ends (the last unit of it).
  size_t look_at_number(size_t start) {
    const size_t end = token_end(start, true);
    const bool bounded = !is_bound(start);
    if (bounded && !try_token(start, end)) {
      // Columns side by side look like one token with blanks: try each by itself.
      for (size_t from = start; from < end;) {
        const size_t to = token_end(from, false);
        if (from != start || to != end) try_token(from, to);
        from = to;
        while (from < end && !is_digit(units_[from])) ++from;
      }
    }
    return end - 1;
  }

  // A number that hangs on letters or a sign before it is part of something else.
  bool is_bound(size_t start) const {
    const char16_t c = before(start);
    return is_ascii_alphanumeric(c) || c == u'_' || c == u'-' || c == u'.' || c == u'#' || c == u'/' || c == u'%';
  }

  size_t token_end(size_t start, bool over_blanks) const {
    size_t i = start;
    size_t digits = 0;
    while (i < units_.size() && digits <= 40) {
      if (is_digit(units_[i])) {
        ++digits;
        ++i;
        continue;
      }
      const bool joint = units_[i] == u'-' || (over_blanks && units_[i] == u' ') || units_[i] == u'(' || units_[i] == u')';
      if (joint && is_digit(at(i + 1))) ++i;
      else break;
    }
    while (i < units_.size() && digits > 40 && is_digit(units_[i])) ++i;  // far too long for anything
    return i;
  }

  bool try_token(size_t start, size_t end) {
    const char16_t after = at(end);
    if (is_ascii_alphanumeric(after) || after == u'_' || (after == u'.' && is_digit(at(end + 1))) || after == u'%') return false;
    NumberToken token;
    token.start = start;
    token.end = end;
    for (size_t i = start; i < end; ++i) {
      if (!is_digit(units_[i])) continue;
      if (i == start || !is_digit(units_[i - 1])) {
        if (token.group_count == token.groups.size()) return false;
        ++token.group_count;
      }
      ++token.groups[token.group_count - 1];
      token.digits += units_[i];
    }
    const bool cell = is_cell(start, end);
    if (token.digits.size() < lengths_.size() && cell) ++lengths_[token.digits.size()];
    return classify(token, cell);
  }

  bool is_cell(size_t start, size_t end) const {
    const auto edge = [](char16_t c) { return c == 0 || u"\n ,;|\""sv.contains(c); };
    return edge(before(start)) && edge(at(end));
  }

  bool near(Type type, const NumberToken& token) {
    if (!keywords_) keywords_.emplace(units_);
    return keywords_->near(type, token.start, token.end);
  }

  bool classify(const NumberToken& token, bool cell) {
    const std::u16string_view digits = token.digits;
    const auto found = [&](Type type, double confidence) {
      keep({token.start, token.end, type, confidence, cell});
      return true;
    };
    if (international_phone(token)) return found(Type::phone_number, 0.95);
    switch (digits.size()) {
      case 7:
        if (!token.has({3, 4})) return false;
        if (before(token.start) == u'〒' || (token.start >= 2 && before(token.start) == u' ' && units_[token.start - 2] == u'〒'))
          return found(Type::postal_code, 0.95);
        if (near(Type::postal_code, token)) return found(Type::postal_code, 0.85);
        return is_before_prefecture(token.end) && found(Type::postal_code, 0.85);
      case 10:
      case 11: {
        const double confidence = phone_confidence(token);
        return confidence > 0 && found(Type::phone_number, confidence);
      }
      case 12:
        if (!is_my_number(digits) || !(token.whole() || token.has({4, 4, 4}))) return false;
        return found(Type::my_number, near(Type::my_number, token) ? 0.9 : token.whole() ? 0.3 : 0.4);
      case 13:
        if (!is_corporate_number(digits) || !(token.whole() || token.has({1, 4, 4, 4}))) return false;
        return found(Type::corporate_number, near(Type::corporate_number, token) ? 0.9 : token.whole() ? 0.3 : 0.5);
      default: break;
    }
    if (!is_card_number(digits)) return false;
    const bool grouped = token.has({4, 4, 4, 4}) || token.has({4, 6, 5}) || token.has({4, 6, 4});
    if (!grouped && !token.whole()) return false;
    return found(Type::card_number, near(Type::card_number, token) ? 0.95 : grouped ? 0.75 : 0.5);
  }

  double phone_confidence(const NumberToken& token) {
    const std::u16string_view digits = token.digits;
    if (digits[0] != u'0' || digits[1] == u'0') return 0;
    const bool mobile = digits.size() == 11 && (digits.starts_with(u"090") || digits.starts_with(u"080") || digits.starts_with(u"070") ||
                                                digits.starts_with(u"050"));
    const bool free_call = digits.starts_with(u"0120") || digits.starts_with(u"0800") || digits.starts_with(u"0570");
    if (digits.size() == 11 && !mobile && !digits.starts_with(u"0800")) return 0;
    double base = 0;
    if (token.whole()) {
      if (mobile) base = 0.5;
      else if (!near(Type::phone_number, token)) return 0;  // ten digits alone are an order number as often
      else base = 0.6;
    } else {
      const bool shaped = token.group_count == 3 && token.groups[2] == 4 && token.groups[0] >= 2 && token.groups[0] <= 5 &&
                          token.groups[1] >= 1 && (digits.size() == 11 || token.groups[0] + token.groups[1] == 6);
      const bool free_shape = free_call && (token.has({4, 3, 3}) || token.has({4, 2, 4}) || token.has({4, 3, 4}));
      if (!shaped && !free_shape) return 0;
      base = mobile || free_shape ? 0.85 : 0.75;
    }
    return near(Type::phone_number, token) ? std::max(base, 0.95) : base;
  }

  bool international_phone(const NumberToken& token) const {
    return before(token.start) == u'+' && token.digits.starts_with(u"81") && token.digits.size() >= 11 && token.digits.size() <= 13 &&
           token.group_count != 2;
  }

  bool is_before_prefecture(size_t end) const {
    const std::u16string_view rest = units_.substr(end, 8);
    return std::ranges::any_of(prefectures, [&](std::u16string_view name) { return rest.contains(name); });
  }

  void look_at_address(size_t last) {
    const std::u16string_view head = units_.substr(0, last + 1);
    const auto name = std::ranges::find_if(prefectures, [&](std::u16string_view prefecture) { return head.ends_with(prefecture); });
    if (name == prefectures.end()) return;
    // A municipality, then a number: 神奈川県横浜市中区本町6丁目50番地
    const size_t limit = std::min({units_.size(), last + 40, units_.find(u'\n', last)});
    const size_t town = units_.substr(0, limit).find_first_of(u"市区町村郡", last + 1);
    if (town == std::u16string_view::npos || town == last + 1 || town - last > 12) return;
    const auto is_number = [](char16_t c) { return is_digit(c) || u"一二三四五六七八九十〇"sv.contains(c); };
    size_t number = town + 1;
    while (number < limit && (!is_digit(units_[number]) && !(is_number(units_[number]) && u"丁番"sv.contains(at(number + 1))))) {
      if (u"。、,「」()"sv.contains(units_[number])) return;
      ++number;
    }
    if (number >= limit || number - town > 16) return;
    size_t end = number;
    while (end < limit && (is_number(units_[end]) || u"-丁目番地号の"sv.contains(units_[end]))) ++end;
    const std::u16string_view tail = units_.substr(number, end - number);
    const bool full = tail.find_first_of(u"-丁番") != std::u16string_view::npos;
    keep({last + 1 - name->size(), end, Type::address, full ? 0.9 : 0.5, false});
  }

  void keep(const Candidate& candidate) { candidates_.push_back(candidate); }

  // How often a number of this length in a cell passed its check: chance gives one in ten.
  enum class Column { unknown, of_this_type, of_something_else };
  Column column_of(Type type, size_t digits) const {
    size_t passed = 0;
    for (const Candidate& candidate : candidates_)
      if (candidate.type == type && candidate.in_cell) ++passed;
    const size_t all = lengths_.at(digits);
    if (all < 5) return Column::unknown;
    if (passed * 10 >= all * 9) return Column::of_this_type;
    return passed * 10 < all * 4 ? Column::of_something_else : Column::unknown;
  }

  std::vector<model::SensitiveFinding> report() const {
    std::vector<model::SensitiveFinding> out;
    const Column my_numbers = column_of(Type::my_number, 12);
    const Column corporate_numbers = column_of(Type::corporate_number, 13);
    const Column cards = column_of(Type::card_number, 16);
    for (size_t t = 0; t < type_count; ++t) {
      const auto type = static_cast<Type>(t);
      const Column column = type == Type::my_number          ? my_numbers
                            : type == Type::corporate_number ? corporate_numbers
                            : type == Type::card_number      ? cards
                                                             : Column::unknown;
      model::SensitiveFinding finding;
      finding.type = type_names.at(t);
      std::unordered_set<std::u16string_view> distinct;
      for (const Candidate& candidate : candidates_) {
        if (candidate.type != type) continue;
        double confidence = candidate.confidence;
        if (candidate.in_cell && column == Column::of_this_type) confidence = std::max(confidence, 0.85);
        if (candidate.in_cell && column == Column::of_something_else && confidence < 0.9) confidence = 0.1;
        if (confidence < least_confidence) continue;
        ++finding.count;
        finding.confidence = std::max(finding.confidence, confidence);
        if (finding.ranges.size() < most_ranges) finding.ranges.push_back(text_.offsets.range_of(candidate.start, candidate.end));
        if (distinct.size() < most_distinct) distinct.insert(units_.substr(candidate.start, candidate.end - candidate.start));
      }
      if (finding.count == 0) continue;
      if (distinct.size() >= bulk && finding.confidence >= 0.5) finding.confidence = std::min(0.99, finding.confidence + 0.1);
      out.push_back(std::move(finding));
    }
    return out;
  }

  const FoldedText& text_;
  std::u16string_view units_;
  std::vector<Candidate> candidates_;
  std::array<size_t, 20> lengths_{};  // numbers in cells, by their count of digits
  std::optional<KeywordMap> keywords_;
};

}  // namespace

std::vector<model::SensitiveFinding> find_identifiers(const FoldedText& text) { return Finder(text).run(); }

}  // namespace sekimori::inspect
