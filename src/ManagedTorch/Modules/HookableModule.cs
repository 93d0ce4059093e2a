namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module whose calls can be watched and changed from outside.</summary>
        public abstract class HookableModule<TPreHook, TPostHook> : Module
        {
            private int _registered;

            protected HookableModule(string name)
                : base(name)
            {
            }

            private protected SortedDictionary<int, TPreHook> PreHooks { get; } = [];

            private protected SortedDictionary<int, TPostHook> PostHooks { get; } = [];

            public HookRemover register_forward_pre_hook(TPreHook hook)
            {
                PreHooks.Add(++_registered, hook);
                return new HookRemover(this, _registered);
            }

            public HookRemover register_forward_hook(TPostHook hook)
            {
                PostHooks.Add(++_registered, hook);
                return new HookRemover(this, _registered);
            }

            /// <summary>Takes a hook away again.</summary>
            public class HookRemover
            {
                private readonly HookableModule<TPreHook, TPostHook> _module;
                private readonly int _key;

                internal HookRemover(HookableModule<TPreHook, TPostHook> module, int key)
                {
                    _module = module;
                    _key = key;
                }

                public void remove()
                {
                    _module.PreHooks.Remove(_key);
                    _module.PostHooks.Remove(_key);
                }
            }
        }

        /// <summary>A module with one input.</summary>
        public abstract class Module<T, TResult> : HookableModule<Func<Module<T, TResult>, T, T?>, Func<Module<T, TResult>, T, TResult, TResult?>>, IModule<T, TResult>
        {
            protected Module(string name)
                : base(name)
            {
            }

            public abstract TResult forward(T input);

            public TResult call(T input)
            {
                foreach (var hook in PreHooks.Values)
                    input = hook(this, input) is { } replaced ? replaced : input;
                var result = forward(input);
                foreach (var hook in PostHooks.Values)
                    result = hook(this, input, result) is { } replaced ? replaced : result;
                return result;
            }
        }

        /// <summary>A module with two inputs.</summary>
        public abstract class Module<T1, T2, TResult> : HookableModule<Func<Module<T1, T2, TResult>, T1, T2, (T1, T2)?>, Func<Module<T1, T2, TResult>, T1, T2, TResult, TResult?>>, IModule<T1, T2, TResult>
        {
            protected Module(string name)
                : base(name)
            {
            }

            public abstract TResult forward(T1 input1, T2 input2);

            public TResult call(T1 input1, T2 input2)
            {
                foreach (var hook in PreHooks.Values)
                    (input1, input2) = hook(this, input1, input2) ?? (input1, input2);
                var result = forward(input1, input2);
                foreach (var hook in PostHooks.Values)
                    result = hook(this, input1, input2, result) is { } replaced ? replaced : result;
                return result;
            }
        }

        public interface IModule<T, TResult>
        {
            TResult call(T input1);
        }

        public interface IModule<T1, T2, TResult>
        {
            TResult call(T1 input1, T2 input2);
        }
    }
}
