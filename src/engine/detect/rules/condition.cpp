#include "engine/detect/rules/condition.h"

#include "base/text.h"

namespace sekimori::detect {
namespace {

constexpr int deepest = 64;
constexpr size_t longest = 8192;
constexpr size_t most_nodes = 100'000;  // a name used a thousand times copies its expression a thousand times

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '*' || c == '.' ||
         c == '?' || static_cast<unsigned char>(c) >= 0x80;
}

size_t count_nodes(const Expression& expression) {
  size_t nodes = 1;
  for (const Expression& child : expression.children) nodes += count_nodes(child);
  return nodes;
}

bool matches_name(std::string_view pattern, std::string_view name) {
  Pattern wildcard;
  for (const char c : pattern) {
    if (c == '*') wildcard.append(Pattern::Kind::any);
    else wildcard.append_text(std::string_view(&c, 1));
  }
  return wildcard.matches(name);
}

class ConditionParser {
 public:
  ConditionParser(std::string_view text, const std::vector<NamedExpression>& searches) : text_(text), searches_(searches) { advance(); }

  Result<Expression> parse() {
    if (token_.empty()) return error(ErrorCode::invalid_input, "the condition is empty");
    Expression expression = TRY(parse_or(0));
    if (!token_.empty()) return error(ErrorCode::invalid_input, "condition: '{}' is not expected here", token_);
    return expression;
  }

 private:
  void advance() {
    while (position_ < text_.size() &&
           (text_[position_] == ' ' || text_[position_] == '\t' || text_[position_] == '\n' || text_[position_] == '\r'))
      ++position_;
    const size_t start = position_;
    if (position_ < text_.size()) {
      ++position_;
      if (is_name_character(text_[start]))
        while (position_ < text_.size() && is_name_character(text_[position_])) ++position_;
    }
    token_ = text_.substr(start, position_ - start);
  }

  bool is_word(std::string_view word) const { return ascii_lower(token_) == word; }

  Result<Expression> parse_joined(int depth, std::string_view word, Expression::Kind kind) {
    std::vector<Expression> children;
    while (true) {
      children.push_back(kind == Expression::Kind::any_of ? TRY(parse_joined(depth, "and", Expression::Kind::all_of))
                                                          : TRY(parse_not(depth)));
      if (!is_word(word)) break;
      advance();
    }
    if (children.size() == 1) return std::move(children[0]);
    Expression expression;
    expression.kind = kind;
    expression.children = std::move(children);
    return expression;
  }

  Result<Expression> parse_or(int depth) {
    if (depth > deepest) return error(ErrorCode::invalid_input, "condition: nested deeper than {} levels", deepest);
    return parse_joined(depth, "or", Expression::Kind::any_of);
  }

  Result<Expression> parse_not(int depth) {
    if (depth > deepest) return error(ErrorCode::invalid_input, "condition: nested deeper than {} levels", deepest);
    if (is_word("not")) {
      advance();
      Expression expression;
      expression.kind = Expression::Kind::negation;
      expression.children.push_back(TRY(parse_not(depth + 1)));
      return expression;
    }
    if (token_ == "(") {
      advance();
      Expression expression = TRY(parse_or(depth + 1));
      if (token_ != ")") return error(ErrorCode::invalid_input, "condition: a closing parenthesis is missing");
      advance();
      return expression;
    }
    if (token_.empty()) return error(ErrorCode::invalid_input, "condition: it ends where a name is expected");
    if (!is_name_character(token_[0])) return error(ErrorCode::invalid_input, "condition: '{}' is not expected here", token_);
    if (is_word("and") || is_word("or") || is_word("of") || is_word("them"))
      return error(ErrorCode::invalid_input, "condition: '{}' is not expected here", token_);
    const std::string_view name = token_;
    advance();
    if (is_word("of")) {
      advance();
      return parse_selector(name);
    }
    for (const NamedExpression& search : searches_)
      if (search.name == name) return copy(search.expression);
    return error(ErrorCode::invalid_input, "condition: '{}' is not defined in the detection", name);
  }

  Result<Expression> parse_selector(std::string_view quantifier) {
    Expression expression;
    const std::string lower = ascii_lower(quantifier);
    if (lower == "1" || lower == "any") expression.kind = Expression::Kind::any_of;
    else if (lower == "all") expression.kind = Expression::Kind::all_of;
    else return error(ErrorCode::invalid_input, "condition: '{} of' is not known; it is 1, any or all", quantifier);
    if (token_.empty() || !is_name_character(token_[0]))
      return error(ErrorCode::invalid_input, "condition: a name is expected behind 'of'");
    const std::string_view pattern = is_word("them") ? std::string_view("*") : token_;
    for (const NamedExpression& search : searches_) {
      if (search.name.starts_with('_') && !pattern.starts_with('_')) continue;
      if (matches_name(pattern, search.name)) expression.children.push_back(TRY(copy(search.expression)));
    }
    if (expression.children.empty())
      return error(ErrorCode::invalid_input, "condition: '{} of {}' names nothing in the detection", quantifier, token_);
    advance();
    if (expression.children.size() == 1) return std::move(expression.children[0]);
    return expression;
  }

  Result<Expression> copy(const Expression& expression) {
    nodes_ += count_nodes(expression);
    if (nodes_ > most_nodes) return error(ErrorCode::invalid_input, "condition: more than {} tests after putting in the names", most_nodes);
    return expression;
  }

  std::string_view text_;
  const std::vector<NamedExpression>& searches_;
  size_t position_ = 0;
  std::string_view token_;
  size_t nodes_ = 0;
};

}  // namespace

Result<Expression> parse_condition(std::string_view condition, const std::vector<NamedExpression>& searches) {
  if (condition.size() > longest) return error(ErrorCode::invalid_input, "the condition is longer than {} bytes", longest);
  return ConditionParser(condition, searches).parse();
}

}  // namespace sekimori::detect
