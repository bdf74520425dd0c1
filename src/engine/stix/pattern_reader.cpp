#include <re2/re2.h>

#include <algorithm>
#include <charconv>

#include "base/phrase.h"
#include "base/text.h"
#include "engine/stix/object.h"
#include "engine/stix/pattern_tree.h"

namespace sekimori::stix {
namespace pattern {
namespace {

enum class TokenKind : unsigned char { end, word, text, integer, number, time, hex, base64, sign };

struct Token {
  TokenKind kind = TokenKind::end;
  std::string text;  // without quotes and escapes
  std::size_t at = 0;
};

constexpr std::string_view reserved[] = {"AND",      "OR",     "NOT",  "FOLLOWEDBY", "LIKE",  "MATCHES", "ISSUPERSET",
                                         "ISSUBSET", "EXISTS", "IN",   "START",      "STOP",  "SECONDS", "WITHIN",
                                         "REPEATS",  "TIMES",  "LAST", "TRUE",       "FALSE", "true",    "false"};

// Text into tokens.
class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  Result<Token> next() {
    TRY(skip());
    Token token;
    token.at = at_;
    if (at_ >= text_.size()) return token;
    const char c = text_[at_];
    const char after = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
    if (c == '\'') return quoted(TokenKind::text);
    if ((c == 't' || c == 'h' || c == 'b') && after == '\'') {
      ++at_;
      return quoted(c == 't' ? TokenKind::time : c == 'h' ? TokenKind::hex : TokenKind::base64);
    }
    if (is_digit(c) || ((c == '-' || c == '+') && (is_digit(after) || after == '.')) || (c == '.' && is_digit(after))) return number();
    if (is_letter(c)) {
      // A type may hold '-': file:x is told from a-b:x by the ':' that only a type has behind it.
      const std::size_t begin = at_;
      while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]) || text_[at_] == '-')) ++at_;
      token.kind = TokenKind::word;
      token.text = text_.substr(begin, at_ - begin);
      return token;
    }
    token.kind = TokenKind::sign;
    for (const std::string_view two : {"!=", "<>", "<=", ">=", "=="})
      if (text_.substr(at_, 2) == two) {
        at_ += 2;
        token.text = two;
        return token;
      }
    if (!std::string_view("[]().,:=<>*").contains(c)) return wrong();
    ++at_;
    token.text = c;
    return token;
  }

  [[nodiscard]] std::unexpected<Error> wrong() const {
    return error(ErrorCode::invalid_input, "the pattern cannot be read from byte {} on", at_);
  }

 private:
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

  Result<void> skip() {
    for (;;) {
      while (at_ < text_.size() && std::string_view(" \t\r\n\v\f").contains(text_[at_])) ++at_;
      if (text_.substr(at_).starts_with("//")) {
        while (at_ < text_.size() && text_[at_] != '\n') ++at_;
      } else if (text_.substr(at_).starts_with("/*")) {
        const std::size_t end = text_.find("*/", at_ + 2);
        if (end == std::string_view::npos) return wrong();
        at_ = end + 2;
      } else {
        return {};
      }
    }
  }

  Result<Token> quoted(TokenKind kind) {
    Token token{kind, {}, at_++};
    for (; at_ < text_.size() && text_[at_] != '\''; ++at_) {
      if (text_[at_] == '\\') {
        ++at_;
        if (at_ >= text_.size() || (text_[at_] != '\\' && text_[at_] != '\'')) return wrong();
      }
      token.text += text_[at_];
    }
    if (at_ >= text_.size()) return wrong();
    ++at_;
    return token;
  }

  Result<Token> number() {
    Token token{TokenKind::integer, {}, at_};
    const std::size_t begin = at_;
    if (text_[at_] == '-' || text_[at_] == '+') ++at_;
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    if (at_ < text_.size() && text_[at_] == '.') {
      token.kind = TokenKind::number;
      ++at_;
      const std::size_t fraction = at_;
      while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
      if (at_ == fraction) return wrong();
    }
    if (at_ < text_.size() && is_letter(text_[at_])) return wrong();
    token.text = text_.substr(begin, at_ - begin);
    if (token.text.starts_with('+')) token.text.erase(0, 1);
    return token;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

class Reader {
 public:
  explicit Reader(std::string_view text) : lexer_(text) {}

  Result<Expression> read() {
    TRY(advance());
    Expression expression = TRY(followed_by(0));
    if (token_.kind != TokenKind::end) return wrong();
    return expression;
  }

 private:
  [[nodiscard]] std::unexpected<Error> wrong() const {
    if (token_.kind == TokenKind::end) return error(ErrorCode::invalid_input, "the pattern ends too early");
    return error(ErrorCode::invalid_input, "the pattern cannot be read from byte {} on", token_.at);
  }

  Result<void> advance() {
    token_ = TRY(lexer_.next());
    return {};
  }
  bool is_word(std::string_view word) const { return token_.kind == TokenKind::word && token_.text == word; }
  bool is_sign(std::string_view sign) const { return token_.kind == TokenKind::sign && token_.text == sign; }
  Result<bool> take_word(std::string_view word) {
    if (!is_word(word)) return false;
    TRY(advance());
    return true;
  }
  Result<bool> take_sign(std::string_view sign) {
    if (!is_sign(sign)) return false;
    TRY(advance());
    return true;
  }
  Result<void> need_sign(std::string_view sign) {
    if (TRY(take_sign(sign))) return {};
    return wrong();
  }
  Result<void> need_word(std::string_view word) {
    if (TRY(take_word(word))) return {};
    return wrong();
  }
  static Result<void> check_depth(int depth) {
    if (depth > deepest_pattern) return error(ErrorCode::invalid_input, "the pattern is nested deeper than {} levels", deepest_pattern);
    return {};
  }
  Result<Expression> chain(int depth, std::string_view word, Expression::Kind kind, Result<Expression> (Reader::*inner)(int)) {
    TRY(check_depth(depth));
    Expression first = TRY((this->*inner)(depth));
    if (!is_word(word)) return first;
    Expression out;
    out.kind = kind;
    out.parts.push_back(std::move(first));
    while (TRY(take_word(word))) out.parts.push_back(TRY((this->*inner)(depth)));
    return out;
  }
  Result<Expression> followed_by(int depth) { return chain(depth, "FOLLOWEDBY", Expression::Kind::followed_by, &Reader::either); }
  Result<Expression> either(int depth) { return chain(depth, "OR", Expression::Kind::either, &Reader::both); }
  Result<Expression> both(int depth) { return chain(depth, "AND", Expression::Kind::both, &Reader::qualified); }

  Result<Expression> qualified(int depth) {
    Expression inner;
    if (TRY(take_sign("("))) {
      inner = TRY(followed_by(depth + 1));
      TRY(need_sign(")"));
    } else {
      TRY(need_sign("["));
      inner.condition = TRY(condition_or(depth + 1));
      TRY(need_sign("]"));
    }
    for (int length = 1;; ++length) {
      Expression outer;
      if (TRY(take_word("WITHIN"))) {
        outer.kind = Expression::Kind::within;
        outer.seconds = TRY(positive_number());
        TRY(need_word("SECONDS"));
      } else if (TRY(take_word("REPEATS"))) {
        outer.kind = Expression::Kind::repeats;
        if (token_.kind != TokenKind::integer) return wrong();
        const double times = TRY(positive_number());
        if (times > static_cast<double>(most_repetitions))
          return error(ErrorCode::invalid_input, "the pattern wants more than {} repetitions", most_repetitions);
        outer.times = static_cast<std::int64_t>(times);
        TRY(need_word("TIMES"));
      } else if (TRY(take_word("START"))) {
        outer.kind = Expression::Kind::interval;
        outer.interval.start = TRY(time());
        TRY(need_word("STOP"));
        outer.interval.stop = TRY(time());
        if (outer.interval.start >= outer.interval.stop) return error(ErrorCode::invalid_input, "START is not before STOP");
      } else {
        return inner;
      }
      TRY(check_depth(length));
      outer.parts.push_back(std::move(inner));
      inner = std::move(outer);
    }
  }

  Result<double> positive_number() {
    if (token_.kind != TokenKind::integer && token_.kind != TokenKind::number) return wrong();
    double value = 0;
    std::from_chars(token_.text.data(), token_.text.data() + token_.text.size(), value);
    if (value <= 0) return error(ErrorCode::invalid_input, "the pattern needs a positive number at byte {}", token_.at);
    TRY(advance());
    return value;
  }

  Result<Timestamp> time() {
    // Old patterns write the time as a plain text.
    const auto stamp = token_.kind == TokenKind::time || token_.kind == TokenKind::text ? read_timestamp(token_.text) : std::nullopt;
    if (!stamp) return wrong();
    TRY(advance());
    return *stamp;
  }

  Result<Condition> condition_or(int depth) {
    TRY(check_depth(depth));
    std::vector<Condition> parts;
    do parts.push_back(TRY(condition_and(depth)));
    while (TRY(take_word("OR")));
    if (parts.size() == 1) return std::move(parts.front());
    return Condition{.join = Condition::Join::either, .comparison = {}, .parts = std::move(parts)};
  }

  Result<Condition> condition_and(int depth) {
    std::vector<Condition> parts;
    do parts.push_back(TRY(condition_one(depth)));
    while (TRY(take_word("AND")));
    if (parts.size() == 1) return std::move(parts.front());
    return Condition{.join = Condition::Join::both, .comparison = {}, .parts = std::move(parts)};
  }

  Result<Condition> condition_one(int depth) {
    if (TRY(take_sign("("))) {
      Condition inner = TRY(condition_or(depth + 1));
      TRY(need_sign(")"));
      return inner;
    }
    if (++comparisons_ > most_comparisons)
      return error(ErrorCode::invalid_input, "the pattern has more than {} comparisons", most_comparisons);
    Condition one;
    one.comparison = TRY(comparison());
    return one;
  }

  Result<Comparison> comparison() {
    Comparison out;
    const bool not_before = TRY(take_word("NOT"));
    if (TRY(take_word("EXISTS"))) {
      out.op = Operator::exists;
      out.negated = not_before;
      out.path = TRY(path());
      return out;
    }
    if (not_before) return wrong();
    out.path = TRY(path());
    out.negated = TRY(take_word("NOT"));
    if (TRY(take_word("IN"))) {
      out.op = Operator::in;
      TRY(need_sign("("));
      do out.literals.push_back(TRY(literal()));
      while (TRY(take_sign(",")));
      TRY(need_sign(")"));
      for (const Literal& one : out.literals)
        if (one.index() != out.literals.front().index())
          return error(ErrorCode::invalid_input, "the values of a set are of one type; in the set of {} they are not", out.path.text);
      return out;
    }
    static const std::pair<std::string_view, Operator> words[] = {
        {"LIKE", Operator::like}, {"MATCHES", Operator::matches}, {"ISSUBSET", Operator::is_subset}, {"ISSUPERSET", Operator::is_superset}};
    for (const auto& [word, op] : words)
      if (TRY(take_word(word))) {
        out.op = op;
        if (token_.kind != TokenKind::text) return wrong();
        out.literals.push_back(TRY(literal()));
        if (op == Operator::like || op == Operator::matches) TRY(compile(out));
        return out;
      }
    static const std::pair<std::string_view, Operator> signs[] = {
        {"=", Operator::equal}, {"==", Operator::equal},  {"!=", Operator::equal},         {"<>", Operator::equal},
        {"<", Operator::less},  {">", Operator::greater}, {"<=", Operator::less_or_equal}, {">=", Operator::greater_or_equal}};
    for (const auto& [sign, op] : signs)
      if (is_sign(sign)) {
        if (sign == "!=" || sign == "<>") out.negated = !out.negated;
        TRY(advance());
        out.op = op;
        out.literals.push_back(TRY(literal()));
        if (op != Operator::equal && std::holds_alternative<bool>(out.literals.front()))
          return error(ErrorCode::invalid_input, "{}: true and false have no order", out.path.text);
        return out;
      }
    return wrong();
  }

  static Result<void> compile(Comparison& comparison) {
    const std::string& text = std::get<std::string>(comparison.literals.front());
    std::string expression = text;
    if (comparison.op == Operator::like) {
      expression.clear();
      for (const char c : text) {
        if (c == '%') expression += ".*";
        else if (c == '_') expression += '.';
        else expression += RE2::QuoteMeta(std::string(1, c));
      }
    }
    RE2::Options options;
    options.set_log_errors(false);
    options.set_dot_nl(true);
    options.set_never_capture(true);
    constexpr std::int64_t most_memory = std::int64_t(4) << 20;
    options.set_max_mem(most_memory);
    // Text that is no UTF-8 cannot stand in JSON; a LIKE over bytes of characters would split them.
    auto compiled = std::make_shared<RE2>(expression, options);
    if (!compiled->ok())
      return error(ErrorCode::invalid_input, "{}: the regular expression cannot be used ({})", comparison.path.text, compiled->error());
    comparison.expression = std::move(compiled);
    return {};
  }

  Result<Literal> literal() {
    Token token = token_;
    switch (token.kind) {
      case TokenKind::text: {
        TRY(advance());
        return Literal(std::move(token.text));
      }
      case TokenKind::integer: {
        std::int64_t value = 0;
        const auto done = std::from_chars(token.text.data(), token.text.data() + token.text.size(), value);
        if (done.ec != std::errc() || done.ptr != token.text.data() + token.text.size()) return wrong();
        TRY(advance());
        return Literal(value);
      }
      case TokenKind::number: {
        double value = 0;
        std::from_chars(token.text.data(), token.text.data() + token.text.size(), value);
        TRY(advance());
        return Literal(value);
      }
      case TokenKind::time: {
        const auto stamp = read_timestamp(token.text);
        if (!stamp) return wrong();
        TRY(advance());
        return Literal(TimeLiteral{*stamp});
      }
      case TokenKind::hex:
      case TokenKind::base64: {
        auto bytes = token.kind == TokenKind::hex ? from_hex(token.text) : from_base64(token.text);
        if (!bytes) return wrong();
        TRY(advance());
        return Literal(BinaryLiteral{*std::move(bytes)});
      }
      case TokenKind::word: {
        const std::string word = ascii_lower(token.text);
        if (word != "true" && word != "false") return wrong();
        TRY(advance());
        return Literal(word == "true");
      }
      default: return wrong();
    }
  }

  Result<Path> path() {
    Path out;
    if (token_.kind != TokenKind::word || !is_type_name(token_.text)) return wrong();
    out.type = token_.text;
    out.text = token_.text;
    TRY(advance());
    TRY(need_sign(":"));
    out.text += ':';
    out.steps.push_back(TRY(property(out)));
    for (;;) {
      TRY(check_depth(static_cast<int>(out.steps.size())));
      if (TRY(take_sign("."))) {
        out.text += '.';
        out.steps.push_back(TRY(property(out)));
      } else if (TRY(take_sign("["))) {
        Step step;
        step.kind = Step::Kind::any_index;
        if (!TRY(take_sign("*"))) {
          step.kind = Step::Kind::index;
          if (token_.kind != TokenKind::integer) return wrong();
          const auto done = std::from_chars(token_.text.data(), token_.text.data() + token_.text.size(), step.index);
          if (done.ec != std::errc() || done.ptr != token_.text.data() + token_.text.size()) return wrong();
          TRY(advance());
        }
        TRY(need_sign("]"));
        out.text += step.kind == Step::Kind::index ? fmt::format("[{}]", step.index) : "[*]";
        out.steps.push_back(std::move(step));
      } else {
        return out;
      }
    }
  }

  Result<Step> property(Path& path) {
    if ((token_.kind != TokenKind::word && token_.kind != TokenKind::text) || token_.text.empty()) return wrong();
    // 'SHA-256' stands in quotes, and a word of the language is no name.
    if (token_.kind == TokenKind::word && (token_.text.contains('-') || std::ranges::find(reserved, token_.text) != std::end(reserved)))
      return wrong();
    Step step;
    step.name = token_.text;
    path.text += token_.kind == TokenKind::text ? "'" + token_.text + "'" : token_.text;
    TRY(advance());
    return step;
  }

  Lexer lexer_;
  Token token_;
  std::size_t comparisons_ = 0;
};

}  // namespace
}  // namespace pattern

Result<Pattern> Pattern::parse(std::string_view text) {
  if (text.size() > longest_pattern) return error(ErrorCode::invalid_input, "the pattern has more than {} bytes", longest_pattern);
  return Pattern(std::make_shared<const pattern::Expression>(TRY(pattern::Reader(text).read())));
}

}  // namespace sekimori::stix
