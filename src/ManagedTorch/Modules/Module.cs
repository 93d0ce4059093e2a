using TorchSharp.Memory;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>
        /// A part of a network: finds its parameters, buffers and submodules among its fields when
        /// <see cref="RegisterComponents"/> is called, which a constructor does last.
        /// </summary>
        public abstract class Module : IDisposable
        {
            private readonly List<(string Name, Parameter Value)> _parameters = [];
            private readonly List<(string Name, Tensor Value, bool Persistent)> _buffers = [];
            private readonly List<(string Name, Module Value)> _modules = [];

            protected Module(string name) => this.name = name;

            public string name;

            public bool training { get; private set; } = true;

            public string GetName() => name;

            public virtual void train(bool train = true)
            {
                training = train;
                foreach (var (_, module) in _modules)
                    module.train(train);
            }

            public virtual void eval() => train(false);

            public virtual IEnumerable<(string name, Module module)> named_children() => _modules.Select(m => (m.Name, m.Value));

            public virtual IEnumerable<Module> children() => _modules.Select(m => m.Value);

            /// <summary>Everything below: the children first, then what lies below each of them.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var child in named_children())
                    yield return child;
                foreach (var (childName, child) in _modules)
                {
                    foreach (var (path, descendant) in child.named_modules())
                        yield return ($"{childName}.{path}", descendant);
                }
            }

            public virtual IEnumerable<Module> modules() => named_modules().Select(m => m.module);

            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                // A tensor shared by two modules (tied embeddings) is one parameter, under its first name.
                var seen = new HashSet<TensorImpl>(ReferenceEqualityComparer.Instance);
                foreach (var entry in AllParameters(recurse))
                {
                    if (seen.Add(entry.parameter.Impl))
                        yield return entry;
                }
            }

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(p => p.parameter);

            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                foreach (var (bufferName, value, persistent) in _buffers)
                {
                    if (persistent || include_nonpersistent)
                        yield return (bufferName, value);
                }

                if (!recurse)
                    yield break;
                foreach (var (childName, child) in _modules)
                {
                    foreach (var (path, value) in child.named_buffers(true, include_nonpersistent))
                        yield return ($"{childName}.{path}", value);
                }
            }

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(b => b.buffer);

            public virtual bool has_parameter(string target) => named_parameters().Any(p => p.name == target);

            public virtual Parameter? get_parameter(string target) => named_parameters().FirstOrDefault(p => p.name == target).parameter;

            /// <summary>Forgets all gradients; zeroes them in place where asked to keep their buffers.</summary>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                {
                    if (set_to_none)
                    {
                        parameter.grad = null;
                        continue;
                    }

                    using var grad = parameter.grad;
                    grad?.zero_();
                }
            }

            /// <summary>Parameters and persistent buffers by dotted name.</summary>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                var start = string.IsNullOrEmpty(prefix) ? "" : prefix + ".";
                foreach (var (path, parameter) in AllParameters(true))
                    destination.TryAdd(start + path, parameter);
                foreach (var (path, buffer) in named_buffers(true, include_nonpersistent: false))
                    destination.TryAdd(start + path, buffer);
                return destination;
            }

            public virtual void register_parameter(string name, Parameter param)
            {
                param?.DetachFromDisposeScope();
                if (param is not null)
                    _parameters.Add((name, param));
            }

            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                tensor.DetachFromDisposeScope();
                _buffers.Add((name, tensor, persistent));
            }

            public virtual void register_module(string name, Module submodule) => _modules.Add((name, submodule));

            /// <summary>
            /// Copies the given tensors into the parameters and persistent buffers of the same names; where strict, every
            /// name of either side must be on the other. Returns the names missing from the source and those not known here.
            /// </summary>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keys) load_state_dict(Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                var own = state_dict();
                var passed = new HashSet<string>(skip ?? []);
                List<string> missing = [.. own.Keys.Where(key => !source.ContainsKey(key) && !passed.Contains(key))];
                List<string> unexpected = [.. source.Keys.Where(key => !own.ContainsKey(key) && !passed.Contains(key))];
                if (strict && missing.Count + unexpected.Count > 0)
                    throw new InvalidOperationException($"load_state_dict: the source lacks [{string.Join(", ", missing)}] and has the unknown [{string.Join(", ", unexpected)}]; pass strict: false to load what both have.");
                using var quiet = no_grad();
                foreach (var (key, target) in own)
                {
                    if (passed.Contains(key) || !source.TryGetValue(key, out var values))
                        continue;
                    if (!values.shape.AsSpan().SequenceEqual(target.shape))
                        throw new InvalidOperationException($"load_state_dict: '{key}' has shape {Shapes.Text(target.shape)}, and the source gives {Shapes.Text(values.shape)}.");
                    target.copy_(values);
                }

                return (missing, unexpected);
            }

            /// <summary>Puts a parameter in the place of the one of that name, or adds it; null takes it out. Disposes nothing.</summary>
            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                value?.DetachFromDisposeScope();
                var index = _parameters.FindIndex(p => p.Name == name);
                if (value is null && index >= 0)
                    _parameters.RemoveAt(index);
                else if (value is not null && index >= 0)
                    _parameters[index] = (name, value);
                else if (value is not null)
                    _parameters.Add((name, value));
            }

            public virtual bool has_buffer(string target) => named_buffers().Any(b => b.name == target);

            public virtual Tensor? get_buffer(string target) => named_buffers().FirstOrDefault(b => b.name == target).buffer;

            public void add_module(string name, Module module) => register_module(name, module);

            public virtual Module apply(Action<Module> fn)
            {
                foreach (var child in children())
                    child.apply(fn);
                fn(this);
                return this;
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                foreach (var (_, parameter) in _parameters)
                    parameter.Dispose();
                foreach (var (_, buffer, _) in _buffers)
                    buffer.Dispose();
                foreach (var (_, module) in _modules)
                    module.Dispose();
            }

            /// <summary>Registers every field that holds a parameter, a buffer or a module, under the field's name, in order of declaration.</summary>
            protected virtual void RegisterComponents() => Components.Register(this);

            /// <summary>Puts another module in the place of the one registered under a name.</summary>
            private protected void Replace(string name, Module submodule) =>
                _modules[_modules.FindIndex(m => m.Name == name)] = (name, submodule);

            private IEnumerable<(string name, Parameter parameter)> AllParameters(bool recurse)
            {
                foreach (var (parameterName, value) in _parameters)
                    yield return (parameterName, value);
                if (!recurse)
                    yield break;
                foreach (var (childName, child) in _modules)
                {
                    foreach (var (path, value) in child.AllParameters(true))
                        yield return ($"{childName}.{path}", value);
                }
            }
        }
    }
}
