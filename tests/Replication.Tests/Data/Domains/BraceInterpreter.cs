using System.Globalization;
using System.Text.RegularExpressions;

namespace Replication.Tests.Data.Domains;

/// <summary>Runs the text of a brace program, knowing nothing of how it was made; counts the assertions that hold.</summary>
internal sealed partial class BraceInterpreter(string text)
{
    private readonly string[] _tokens = [.. Token().Matches(text).Select(match => match.Value)];
    private readonly Dictionary<string, int> _routines = new(StringComparer.Ordinal);
    private Dictionary<string, long> _variables = new(StringComparer.Ordinal);
    private int _at;

    public int Held { get; private set; }

    public void Run()
    {
        while (_at < _tokens.Length)
        {
            Expect("int");
            _routines.Add(_tokens[_at], _at + 1);
            while (_tokens[_at] != "{")
                _at++;
            Skip();
        }

        Assert.That(Call("main", []), Is.Zero);
    }

    private long Call(string name, long[] arguments)
    {
        var (back, outer) = (_at, _variables);
        (_at, _variables) = (_routines[name], new(StringComparer.Ordinal));
        Expect("(");
        foreach (var argument in arguments)
        {
            Expect("int");
            _variables.Add(_tokens[_at++], argument);
            if (_tokens[_at] == ",")
                _at++;
        }

        Expect(")");
        var result = Block() ?? throw new InvalidOperationException($"{name} gives nothing back.");
        (_at, _variables) = (back, outer);
        return result;
    }

    private long? Block()
    {
        Expect("{");
        while (_tokens[_at] != "}")
        {
            if (One() is { } result)
                return result;
        }

        _at++;
        return null;
    }

    private long? One()
    {
        var word = _tokens[_at++];
        switch (word)
        {
            case "return":
                return Ended(Sum());
            case "assert":
                Expect("(");
                var left = Sum();
                Expect("==");
                Assert.That(left, Is.EqualTo(Sum()));
                Expect(")");
                Ended(0);
                Held++;
                return null;
            case "if":
                Expect("(");
                var holds = Comparison();
                Expect(")");
                if (holds && Block() is { } then)
                    return then;
                if (!holds)
                    Skip();
                if (_tokens[_at] != "else")
                    return null;
                _at++;
                if (!holds)
                    return Block();
                Skip();
                return null;
            case "for":
                return Loop();
            case "int":
                var declared = _tokens[_at++];
                Expect("=");
                _variables.Add(declared, Ended(Sum()));
                return null;
            default:
                Expect("=");
                Assert.That(_variables, Does.ContainKey(word));
                _variables[word] = Ended(Sum());
                return null;
        }
    }

    private long? Loop()
    {
        Expect("(", "int");
        var counter = _tokens[_at++];
        Expect("=", "0", ";", counter, "<");
        var bound = Sum();
        Expect(";", counter, "++", ")");
        var body = _at;
        for (var count = 0L; count < bound; count++)
        {
            (_at, _variables[counter]) = (body, count);
            if (Block() is { } early)
                return early;
        }

        _variables.Remove(counter);
        return null;
    }

    private bool Comparison()
    {
        var left = Sum();
        return _tokens[_at++] == "<" ? left < Sum() : left > Sum();
    }

    private long Sum()
    {
        var value = Product();
        while (_tokens[_at] is "+" or "-")
            value += _tokens[_at++] == "+" ? Product() : -Product();
        return value;
    }

    private long Product()
    {
        var value = Factor();
        while (_tokens[_at] == "*")
        {
            _at++;
            value *= Factor();
        }

        return value;
    }

    private long Factor()
    {
        var word = _tokens[_at++];
        if (word == "-")
            return -Factor();
        if (char.IsAsciiDigit(word[0]))
            return long.Parse(word, CultureInfo.InvariantCulture);
        if (word == "(")
        {
            var inner = Sum();
            Expect(")");
            return inner;
        }

        if (_tokens[_at] != "(")
            return _variables[word];
        var arguments = new List<long>();
        while (_tokens[_at++] != ")")
        {
            if (_tokens[_at] != ")")
                arguments.Add(Sum());
        }

        return Call(word, [.. arguments]);
    }

    private long Ended(long value)
    {
        Expect(";");
        return value;
    }

    private void Skip()
    {
        var depth = 0;
        do
            depth += _tokens[_at++] switch { "{" => 1, "}" => -1, _ => 0 };
        while (depth > 0);
    }

    private void Expect(params string[] words)
    {
        foreach (var word in words)
            Assert.That(_tokens[_at++], Is.EqualTo(word));
    }

    [GeneratedRegex(@"[A-Za-z]+|\d+|==|\+\+|[-+*<>=(){},;]")]
    private static partial Regex Token();
}
